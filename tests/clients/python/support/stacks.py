"""A CloudFormation of which a test says what becomes of its stacks."""

import http.server
import threading
import urllib.parse
from xml.sax.saxutils import escape

ARN = "arn:aws:cloudformation:us-east-1:123456789012:stack/{}/made-elsewhere"


def members(name, rows):
    """A list of XML."""
    return "<%s>%s</%s>" % (name, "".join(f"<member>{row}</member>" for row in rows), name)


def fields(**values):
    """Elements of XML."""
    return "".join(f"<{name}>{escape(value)}</{name}>" for name, value in values.items())


class Stacks:
    """A running server on a free port. Every stack goes through `statuses`, and stays at the last one."""

    def __init__(self):
        self.calls, self.statuses, self.events = [], ["CREATE_COMPLETE"], []
        self.outputs, self.resources, self.refusals = {}, [], {}
        outer = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self):
                text = self.rfile.read(int(self.headers["Content-Length"])).decode()
                call = dict(urllib.parse.parse_qsl(text, keep_blank_values=True))
                outer.calls.append(call | {"account": self.headers["X-Moto-Account-Id"]})
                status, body = outer.answer(call)
                body = body.encode()
                self.send_response(status)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_):
                pass

        self.httpd = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.httpd.daemon_threads = True
        self.endpoint = f"http://127.0.0.1:{self.httpd.server_port}"
        threading.Thread(target=self.httpd.serve_forever, daemon=True).start()

    def answer(self, call):
        """The status and the body of an answer."""
        action = call["Action"]
        if refusals := self.refusals.get(action):
            status, code, message = refusals.pop(0)
            error = "<Error>%s</Error>" % fields(Type="Sender", Code=code, Message=message)
            return status, "<ErrorResponse>%s<RequestId>there</RequestId></ErrorResponse>" % error
        return 200, f"<{action}Response><{action}Result>{self.result(action, call)}</{action}Result></{action}Response>"

    def result(self, action, call):
        name = call["StackName"]
        arn = name if name.startswith("arn:") else ARN.format(name)
        if action == "DescribeStacks":
            status = self.statuses.pop(0) if len(self.statuses) > 1 else self.statuses[0]
            outputs = [fields(OutputKey=key, OutputValue=value) for key, value in self.outputs.items()]
            return members("Stacks", [fields(StackId=arn, StackStatus=status) + members("Outputs", outputs)])
        if action == "DescribeStackEvents":
            rows = [dict(zip(("LogicalResourceId", "ResourceStatus", "ResourceStatusReason"), row)) for row in self.events]
            return members("StackEvents", [fields(**row) for row in rows])
        if action == "DescribeStackResources":
            names = ("LogicalResourceId", "ResourceType", "PhysicalResourceId")
            return members("StackResources", [fields(**dict(zip(names, row))) for row in self.resources])
        return fields(StackId=arn)

    def asked(self, action):
        """The calls of an action, in order."""
        return [call for call in self.calls if call["Action"] == action]

    def stop(self):
        """Ends the server."""
        self.httpd.shutdown()
        self.httpd.server_close()
