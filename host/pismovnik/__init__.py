"""Письмовник: checks a Russian business letter before it is sent."""

__version__ = "0.1.0"
