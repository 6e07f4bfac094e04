"""What SSM Agent does, over plain HTTP: its calls are in no SDK."""

from support.raw import Raw

FINGERPRINT = "2f6ac1de-0000-4000-8000-0123456789ab"
PUBLIC_KEY = "k" * 392


def register(server, activation, **more):
    """Registers a machine as anybody can who knows an activation (an answer of CreateActivation)."""
    body = {
        "ActivationId": activation["ActivationId"],
        "ActivationCode": activation["ActivationCode"],
        "Fingerprint": FINGERPRINT,
        "PublicKey": PUBLIC_KEY,
        "PublicKeyType": "Rsa",
    }
    return Raw(server, "", "ssm").json("RegisterManagedInstance", body | more, signed=False)


class Agent:
    """The agent of a registered machine."""

    def __init__(self, account, activation):
        answer = register(account.server, activation)
        assert answer.status == 200, answer.body
        self.account, self.id = account, answer.json()["InstanceId"]

    def signed(self, operation, body):
        """A call that the node signs with its own key pair."""
        return Raw(self.account.server, self.id, "ssm", self.account.region).json(operation, body)

    def token(self, fingerprint=FINGERPRINT):
        """Asks for the keys of the node's role."""
        return self.signed("RequestManagedInstanceRoleToken", {"Fingerprint": fingerprint})

    def keys(self):
        """The keys of the node's role, as boto3 takes them."""
        answer = self.token()
        assert answer.status == 200, answer.body
        given = answer.json()
        return {
            "aws_access_key_id": given["AccessKeyId"],
            "aws_secret_access_key": given["SecretAccessKey"],
            "aws_session_token": given["SessionToken"],
        }

    def beat(self, **said):
        """A heartbeat with those keys."""
        raw = Raw(self.account.server, self.keys()["aws_access_key_id"], "ssm", self.account.region)
        return raw.json("UpdateInstanceInformation", {"InstanceId": self.id} | said)


SAID = {
    "AgentName": "amazon-ssm-agent",
    "AgentStatus": "Active",
    "AgentVersion": "3.3.2299.0",
    "ComputerName": "db",
    "IPAddress": "10.0.0.7",
    "PlatformName": "Ubuntu",
    "PlatformType": "Linux",
    "PlatformVersion": "24.04",
}
