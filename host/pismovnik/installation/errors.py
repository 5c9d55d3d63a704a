"""What stops an installation."""


class InstallationError(Exception):
    """Why the installation cannot go on, and what the person can do about it."""

    def __init__(self, message: str, cure: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.cure = cure
