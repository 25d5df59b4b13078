"""A bounded memory: what was written last is kept, and the oldest gives way."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


class Recent(Generic[Key, Value]):
    """Keeps the values that were written last, at most ``size`` of them."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._values: OrderedDict[Key, Value] = OrderedDict()

    def __len__(self) -> int:
        return len(self._values)

    def get(self, key: Key) -> Value | None:
        """Give what was kept, if it still is."""
        return self._values.get(key)

    def keep(self, key: Key, value: Value) -> None:
        """Keep a value; the oldest one gives way when there are too many."""
        self._values[key] = value
        self._values.move_to_end(key)
        while len(self._values) > self._size:
            self._values.popitem(last=False)

    def drop(self, key: Key) -> None:
        """Forget a value."""
        self._values.pop(key, None)

    def drop_all(self, which: Callable[[Key], bool]) -> None:
        """Forget the values of some keys."""
        for key in [key for key in self._values if which(key)]:
            del self._values[key]

    def items(self) -> list[tuple[Key, Value]]:
        """What is kept, the oldest first."""
        return list(self._values.items())
