from . import (
    test_append_only,
    test_contract,
    test_lock,
)
