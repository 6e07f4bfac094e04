"""Compliance reports for tests."""

import datetime

START = datetime.datetime(2019, 2, 18, 16, tzinfo=datetime.timezone.utc)


def when(minutes=0):
    """A time of a report."""
    return START + datetime.timedelta(minutes=minutes)


def entry(id_, status="COMPLIANT", severity="UNSPECIFIED", **members):
    """An item of a report."""
    return {"Id": id_, "Status": status, "Severity": severity} | members


class Compliance:
    """The compliance of an account's nodes."""

    def __init__(self, account):
        self.ssm = account.boto("ssm")

    def put(self, to, kind, *items, minutes=0, execution=None, **options):
        """Puts a report about a node."""
        return self.ssm.put_compliance_items(
            ResourceId=to,
            ResourceType="ManagedInstance",
            ComplianceType=kind,
            ExecutionSummary={"ExecutionTime": when(minutes)} | (execution or {}),
            Items=list(items),
            **options,
        )

    def items(self, of, *filters, **options):
        """All items of a node that meet the filters, page by page."""
        pages = self.ssm.get_paginator("list_compliance_items").paginate(
            ResourceIds=[of], ResourceTypes=["ManagedInstance"], **chosen(filters), **options
        )
        return [item for page in pages for item in page["ComplianceItems"]]

    def ids(self, of, *filters):
        """The ids of these items."""
        return [item["Id"] for item in self.items(of, *filters)]

    def rows(self, *filters, **options):
        """All summaries of nodes, page by page."""
        pages = self.ssm.get_paginator("list_resource_compliance_summaries").paginate(**chosen(filters), **options)
        return [row for page in pages for row in page["ResourceComplianceSummaryItems"]]

    def found(self, *filters):
        """Node and compliance type of these summaries."""
        return [(row["ResourceId"], row["ComplianceType"]) for row in self.rows(*filters)]

    def summaries(self, *filters, **options):
        """All summaries of compliance types, page by page."""
        pages = self.ssm.get_paginator("list_compliance_summaries").paginate(**chosen(filters), **options)
        return [row for page in pages for row in page["ComplianceSummaryItems"]]


def chosen(filters):
    """Filters, each (key, operator, values), as the API takes them."""
    given = [{"Key": key, "Type": operator, "Values": values} for key, operator, values in filters]
    return {"Filters": given} if given else {}


def severities(**counts):
    """Counts by severity, where those not named are zero."""
    names = ["Critical", "High", "Medium", "Low", "Informational", "Unspecified"]
    return {f"{name}Count": counts.get(name.lower(), 0) for name in names}
