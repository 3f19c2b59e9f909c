/* What the program and jalons-reader, the process that alone opens PDFs from elsewhere, say to each other.
 * Invariant: the program trusts nothing that it is answered: it checks every length, count and size before using it.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Both ends come from one build and stand on one machine, so numbers are written as they are in memory.
 *
 *   jalons-reader MEGABYTES SECONDS          how much memory it may have, and how much CPU a question may take
 *   standard input    questions: a JalonsAsk, then `length` bytes of text
 *   standard output   one JalonsAnswer to each question in turn, then `length` bytes of a serialised GVariant
 *   fd 3              the PDF, open for reading
 *   fd 4              memory shared with the program, JALONS_READER_PIXELS × 4 bytes: a drawn page
 *
 * Before any question comes a JalonsAnswer whose status is JALONS_ANSWER_READY: `length` are the walls that stand
 * (JalonsWalls). The reader leaves when its standard input ends. Pages are numbered from 0; lengths on a page are points from
 * its top left corner. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define JALONS_READER_FILE_FD    3
#define JALONS_READER_MEMORY_FD  4
#define JALONS_READER_PIXELS     (16 * 1024 * 1024) /* the largest picture of a page: A4 at 400 dots per inch */
#define JALONS_READER_MAX_PAGES  20000
#define JALONS_READER_MAX_TEXT   (1024 * 1024)      /* bytes of text of one page; the rest is left out */
#define JALONS_READER_MAX_LIST   5000               /* links or words found on a page, lines of a table of contents */
#define JALONS_READER_MAX_DEPTH  16                 /* of a table of contents */
#define JALONS_READER_MAX_ANSWER (16 * 1024 * 1024) /* bytes after a JalonsAnswer */
#define JALONS_READER_MAX_ASKED  1024               /* bytes after a JalonsAsk */

/**
 * JalonsAskKind:
 * @JALONS_ASK_OPEN: the first question; its text is the password, or nothing: `(sa(dd))`, the title and the size of each page
 * @JALONS_ASK_RENDER: a page at `scale` pixels for a point: `(uuu)`, width, height and stride of BGRX pixels on fd 4;
 *   the scale is made smaller if the picture would be too large
 * @JALONS_ASK_TEXT: what a page says: `s`
 * @JALONS_ASK_FIND: where a page says the words of the question: `a(ddddb)`, x, y, width, height, and whether the match goes on
 *   in the next rectangle
 * @JALONS_ASK_LINKS: `a(ddddids)`: x, y, width, height; a page and how far down it, or -1 and an address
 * @JALONS_ASK_OUTLINE: the table of contents: `a(uids)`: depth from 0; page, or -1; how far down it; title
 */
typedef enum
{
  JALONS_ASK_OPEN,
  JALONS_ASK_RENDER,
  JALONS_ASK_TEXT,
  JALONS_ASK_FIND,
  JALONS_ASK_LINKS,
  JALONS_ASK_OUTLINE,
} JalonsAskKind;

#define JALONS_OPEN_TYPE    "(sa(dd))"
#define JALONS_RENDER_TYPE  "(uuu)"
#define JALONS_TEXT_TYPE    "s"
#define JALONS_FIND_TYPE    "a(ddddb)"
#define JALONS_LINKS_TYPE   "a(ddddids)"
#define JALONS_OUTLINE_TYPE "a(uids)"

typedef struct
{
  guint32 kind;
  guint32 page;
  double scale;
  guint32 length;
  guint32 unused;
} JalonsAsk;

/**
 * JalonsAnswerStatus:
 * @JALONS_ANSWER_READY: the reader stands behind its walls
 * @JALONS_ANSWER_DONE: what was asked follows
 * @JALONS_ANSWER_LOCKED: the file asks for a password, or for another
 * @JALONS_ANSWER_DAMAGED: poppler makes nothing of the file or of the page
 * @JALONS_ANSWER_TOO_MANY: more pages than JALONS_READER_MAX_PAGES
 */
typedef enum
{
  JALONS_ANSWER_READY = 0x4a31,
  JALONS_ANSWER_DONE = 1,
  JALONS_ANSWER_LOCKED,
  JALONS_ANSWER_DAMAGED,
  JALONS_ANSWER_TOO_MANY,
} JalonsAnswerStatus;

typedef struct
{
  guint32 status;
  guint32 length;
} JalonsAnswer;

/**
 * JalonsWalls:
 * @JALONS_WALLS_LIMITS: memory, CPU and descriptors are limited, and no file can be given a byte
 * @JALONS_WALLS_CALLS: the kernel refuses to start programs, to open sockets and to change files
 * @JALONS_WALLS_MEMORY: the limit on memory holds too (not under a sanitizer, which maps terabytes)
 * @JALONS_WALLS_BUBBLE: it sees no file but the system's, and no network
 */
typedef enum
{
  JALONS_WALLS_LIMITS = 1 << 0,
  JALONS_WALLS_CALLS = 1 << 1,
  JALONS_WALLS_MEMORY = 1 << 2,
  JALONS_WALLS_BUBBLE = 1 << 3,
} JalonsWalls;

G_END_DECLS
