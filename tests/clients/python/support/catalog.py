"""Service Catalog: templates to fetch, and an administrator's and an end user's work with them."""

import http.server
import pathlib
import ssl
import threading
import time
import uuid

# An authority that nobody else trusts, and a server of it at localhost and 127.0.0.1.
_TLS = pathlib.Path(__file__).parent / "tls"
AUTHORITY = _TLS / "authority.pem"

TEMPLATE = """\
AWSTemplateFormatVersion: "2010-09-09"
Description: One queue
Parameters:
  Name: {Type: String, Default: queue}
Resources:
  Queue: {Type: "AWS::SQS::Queue"}
"""


class Templates:
    """A web server on this machine that hands out templates; by TLS, if it is told to."""

    def __init__(self, tls=False):
        pages = self.pages = {}
        asked = self.asked = []

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                asked.append(self.path)
                body = pages.get(self.path)
                self.send_response(404 if body is None else 200)
                self.send_header("Content-Length", str(len(body or b"")))
                self.end_headers()
                self.wfile.write(body or b"")

            def log_message(self, *_):
                pass

        self.httpd = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.scheme = "https" if tls else "http"
        if tls:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(_TLS / "server.pem")
            self.httpd.socket = context.wrap_socket(self.httpd.socket, server_side=True)
        threading.Thread(target=self.httpd.serve_forever, daemon=True).start()

    def url(self, text=TEMPLATE):
        """Where `text` can be fetched from now on."""
        path = f"/{uuid.uuid4()}.template"
        self.pages[path] = text.encode() if isinstance(text, str) else text
        return f"{self.scheme}://127.0.0.1:{self.httpd.server_port}{path}"

    def stop(self):
        """Stops serving."""
        self.httpd.shutdown()
        self.httpd.server_close()


class Catalog:
    """The catalog of an account."""

    def __init__(self, account, templates, **credentials):
        self.account, self.templates = account, templates
        self.api = account.boto("servicecatalog", **credentials)
        self.user = f"arn:aws:iam::{account.id}:user/stockroom"

    def portfolio(self, name="Basics", **more):
        """Makes a portfolio; its id."""
        made = self.api.create_portfolio(DisplayName=name, ProviderName="IT", **more)
        return made["PortfolioDetail"]["Id"]

    def create_product(self, name="Queue", url=None, info=None, **more):
        """Makes a product; the answer."""
        artifact = {
            "Name": "v1",
            "Type": "CLOUD_FORMATION_TEMPLATE",
            "Info": {"LoadTemplateFromURL": url or self.templates.url()} if info is None else info,
        }
        given = {"Owner": "IT", "ProductType": "CLOUD_FORMATION_TEMPLATE", "ProvisioningArtifactParameters": artifact}
        return self.api.create_product(Name=name, **(given | more))

    def product(self, *portfolios, **more):
        """Makes a product in these portfolios; its id and its artifact's."""
        made = self.create_product(**more)
        product = made["ProductViewDetail"]["ProductViewSummary"]["ProductId"]
        for portfolio in portfolios:
            self.api.associate_product_with_portfolio(ProductId=product, PortfolioId=portfolio)
        return product, made["ProvisioningArtifactDetail"]["Id"]

    def share(self, portfolio, account, **more):
        """Shares a portfolio with an account."""
        return self.api.create_portfolio_share(PortfolioId=portfolio, AccountId=account, **more)

    def share_done(self, token, status="COMPLETED"):
        """Waits until an operation on a share is done."""
        for _ in range(200):
            now = self.api.describe_portfolio_share_status(PortfolioShareToken=token)
            if now["Status"] not in ("NOT_STARTED", "IN_PROGRESS"):
                assert now["Status"] == status
                return now
            time.sleep(0.05)
        raise AssertionError("still not done")

    def access(self, status):
        """Enables or disables the access to the organization, and waits until it is."""
        act = {"ENABLED": "enable", "DISABLED": "disable"}[status]
        getattr(self.api, f"{act}_aws_organizations_access")()
        self.access_becomes(status)

    def access_becomes(self, status):
        """Waits until the access to the organization is no longer under change."""
        for _ in range(200):
            now = self.api.get_aws_organizations_access_status()["AccessStatus"]
            if now != "UNDER_CHANGE":
                assert now == status
                return
            time.sleep(0.05)
        raise AssertionError("still under change")

    def allow(self, portfolio, principal=None, kind="IAM"):
        """Lets a principal, by default this one, use a portfolio."""
        self.api.associate_principal_with_portfolio(
            PortfolioId=portfolio, PrincipalARN=principal or self.user, PrincipalType=kind
        )

    def ready(self, **more):
        """A product that can be provisioned: portfolio, product and artifact."""
        portfolio = self.portfolio()
        self.allow(portfolio)
        return portfolio, *self.product(portfolio, **more)

    def provision(self, product, artifact, name="mine", **more):
        """Provisions a product; the record."""
        given = {"ProductId": product, "ProvisioningArtifactId": artifact} | more
        return self.api.provision_product(ProvisionedProductName=name, **given)["RecordDetail"]

    def record(self, record_id):
        """A record."""
        return self.api.describe_record(Id=record_id)["RecordDetail"]

    def done(self, record, status="SUCCEEDED"):
        """Waits until a record is done."""
        for _ in range(200):
            now = self.record(record["RecordId"])
            if now["Status"] not in ("CREATED", "IN_PROGRESS", "IN_PROGRESS_IN_ERROR"):
                assert now["Status"] == status
                return now
            time.sleep(0.05)
        raise AssertionError("still not done")

    def settled(self, record, status="SUCCEEDED"):
        """Moves the clock until a record is done."""
        self.account.server.post("clock/settle")
        now = self.record(record["RecordId"])
        assert now["Status"] == status
        return now

    def provisioned(self, **by):
        """A provisioned product."""
        return self.api.describe_provisioned_product(**by)["ProvisionedProductDetail"]

    def update(self, **more):
        """Updates a provisioned product; the record."""
        return self.api.update_provisioned_product(**more)["RecordDetail"]

    def terminate(self, **more):
        """Terminates a provisioned product; the record."""
        return self.api.terminate_provisioned_product(**more)["RecordDetail"]
