"""What a file of a list may be at most; a year's lists of the whole province stay far below."""

MEGABYTE = 1024 * 1024

MAX_PACKED = 5 * MEGABYTE  # a workbook that is an archive: .xlsx, .ods
MAX_UNPACKED = 50 * MEGABYTE
MAX_RATIO = 100  # unpacked to packed; sheets of text stay below 30
MAX_MEMBERS = 200
MAX_PLAIN = 32 * MEGABYTE  # .xls, .csv, a pasted table

MAX_ROWS = 50_000
MAX_COLUMNS = 100
MAX_CELLS = 2_000_000  # of all sheets together, empty ones between filled ones included
MAX_TEXT = 100 * MEGABYTE  # of all cells together: one long text may be shared by many cells
MAX_MERGES = 50_000
