from . import patrol, scan
from . import notice
from . import scan
