from . import notice, patrol, scan
