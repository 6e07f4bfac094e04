"""What the client tests share: the server under test, and the ways to talk to it."""
