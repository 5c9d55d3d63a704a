"""The few things an installation asks of the Windows registry."""

import sys
from typing import Literal, Protocol

Hive = Literal["HKCU", "HKLM"]


class Registry(Protocol):
    def read(self, hive: Hive, key: str, name: str = "") -> str | None:
        """A text value; "" is the default value of the key. None where there is none."""

    def subkeys(self, hive: Hive, key: str) -> list[str]:
        """Names of the keys right below; empty where the key is missing."""

    def write(self, hive: Hive, key: str, value: str) -> None:
        """Set the default value of a key and make the key. Raises OSError."""

    def delete(self, hive: Hive, key: str) -> None:
        """Remove a key without subkeys; nothing where it is missing. Raises OSError."""


class NoRegistry:
    """Systems other than Windows."""

    def read(self, hive: Hive, key: str, name: str = "") -> str | None:
        return None

    def subkeys(self, hive: Hive, key: str) -> list[str]:
        return []

    def write(self, hive: Hive, key: str, value: str) -> None:
        raise OSError("this system has no registry")

    def delete(self, hive: Hive, key: str) -> None:
        return None


if sys.platform == "win32":
    import winreg

    class WindowsRegistry:
        """The registry of this machine."""

        _HIVES = {"HKCU": winreg.HKEY_CURRENT_USER, "HKLM": winreg.HKEY_LOCAL_MACHINE}

        def read(self, hive: Hive, key: str, name: str = "") -> str | None:
            try:
                with winreg.OpenKey(self._HIVES[hive], key) as handle:
                    return str(winreg.QueryValueEx(handle, name)[0])
            except FileNotFoundError:
                return None

        def subkeys(self, hive: Hive, key: str) -> list[str]:
            try:
                with winreg.OpenKey(self._HIVES[hive], key) as handle:
                    count = winreg.QueryInfoKey(handle)[0]
                    return [winreg.EnumKey(handle, index) for index in range(count)]
            except FileNotFoundError:
                return []

        def write(self, hive: Hive, key: str, value: str) -> None:
            winreg.SetValue(self._HIVES[hive], key, winreg.REG_SZ, value)

        def delete(self, hive: Hive, key: str) -> None:
            try:
                winreg.DeleteKey(self._HIVES[hive], key)
            except FileNotFoundError:
                return


def registry() -> Registry:
    if sys.platform == "win32":
        return WindowsRegistry()
    return NoRegistry()
