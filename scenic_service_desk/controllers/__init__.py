from . import patrol, scan
