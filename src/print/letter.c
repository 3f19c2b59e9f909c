/* Gathers the blocks of a plain document, gives each its page, then draws.
 * Invariant: what is measured and what is drawn go through the same letters and the same widths.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "print/letter.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/text.h"
#include "print/paper.h"
#include "print/shapes.h"

#define PAGE_WIDTH   595.28
#define PAGE_HEIGHT  841.89
#define MARGIN       48.0
#define WIDTH        (PAGE_WIDTH - 2 * MARGIN)
#define TOP          42.0
#define FOOT_Y       (PAGE_HEIGHT - 42.0)
#define BOTTOM       (FOOT_Y - 8.0)
#define LABEL_WIDTH  150.0
#define GUTTER       8.0
#define PADDING      3.0 /* above and below the text of a row */
#define BOX          8.4
#define BLANK        26.0
#define AFTER_TABLE  8.0
#define AFTER_FIELDS 6.0 /* and after boxes */

/* In characters: what a page surely has room for. */
#define LONGEST_CELL  300
#define LONGEST_PIECE 1200

typedef enum
{
  BLOCK_PART,
  BLOCK_HEADING,
  BLOCK_TEXT,
  BLOCK_NOTE,
  BLOCK_FIELD,
  BLOCK_BOX,
  BLOCK_BLANK,
  BLOCK_HEAD,
  BLOCK_ROW,
} BlockKind;

typedef struct
{
  BlockKind kind;
  char **texts;
  char *summary;                            /* of a table's head */
  double shares[JALONS_LETTER_MAX_COLUMNS]; /* of a table's head: of the width, 1 in all */
  guint numbers;                            /* of a table's head: a bit for each column of numbers */
  gboolean ticked;
  double y, height;
  int page; /* from 0 */
} Block;

struct _JalonsLetter
{
  char *title;
  char *subject;
  JalonsDay today;
  GPtrArray *blocks;
  JalonsPaper *paper;
  int n_pages;
};

static const JalonsLetters part_letters = { .size = 19, .leading = 24, .bold = TRUE };
static const JalonsLetters heading_letters = { .size = 11.5, .leading = 15, .bold = TRUE };
static const JalonsLetters body = { .size = 10, .leading = 13.4 };
static const JalonsLetters label_letters = { .size = 10, .leading = 13.4, .grey = 0.3 };
static const JalonsLetters small = { .size = 8.4, .leading = 11, .grey = 0.25 };
static const JalonsLetters cell_letters = { .size = 9, .leading = 11.6 };
static const JalonsLetters head_letters = { .size = 8, .leading = 10.4, .grey = 0.25, .bold = TRUE };
static const JalonsLetters foot_letters = { .size = 7.6, .leading = 9.6, .grey = 0.3 };

static void
block_free (gpointer data)
{
  Block *block = data;

  g_strfreev (block->texts);
  g_free (block->summary);
  g_free (block);
}

/**
 * jalons_letter_new:
 * @title: of the document, in the title bar of readers and at the foot of its pages
 * @subject: what it is about
 * @today: the date of printing
 */
JalonsLetter *
jalons_letter_new (const char *title,
                   const char *subject,
                   JalonsDay today)
{
  JalonsLetter *self = g_new0 (JalonsLetter, 1);

  self->title = g_strdup (title);
  self->subject = g_strdup (subject);
  self->today = today;
  self->blocks = g_ptr_array_new_with_free_func (block_free);
  return self;
}

void
jalons_letter_free (JalonsLetter *self)
{
  g_free (self->title);
  g_free (self->subject);
  g_ptr_array_unref (self->blocks);
  g_clear_pointer (&self->paper, jalons_paper_free);
  g_free (self);
}

/* Adding */

static Block *
add (JalonsLetter *self,
     BlockKind kind,
     const char *first,
     const char *second)
{
  Block *block = g_new0 (Block, 1);
  const char *const texts[] = { first ? first : "", second ? second : "", NULL };

  block->kind = kind;
  block->texts = g_strdupv ((char **) texts);
  g_ptr_array_add (self->blocks, block);
  return block;
}

/**
 * jalons_letter_add_part:
 * @title: its title
 * @subtitle: (nullable): what stands under it
 *
 * Begins a part on a page of its own, with an entry of the outline.
 */
void
jalons_letter_add_part (JalonsLetter *self,
                        const char *title,
                        const char *subtitle)
{
  add (self, BLOCK_PART, title, subtitle);
}

/* Returns: (transfer full): @text, cut where a page could not hold it; a title that anybody may type can be endless */
static char *
cut (const char *text)
{
  g_autofree char *start = NULL;

  if (g_utf8_strlen (text, -1) <= LONGEST_CELL)
    return g_strdup (text);
  start = g_utf8_substring (text, 0, LONGEST_CELL - 1);
  return g_strconcat (start, "…", NULL);
}

static char **
cut_all (const char *const *texts)
{
  char **cells = g_new0 (char *, g_strv_length ((char **) texts) + 1);

  for (guint i = 0; texts[i] != NULL; i++)
    cells[i] = cut (texts[i]);
  return cells;
}

/**
 * jalons_letter_add_heading:
 * @text: a title, cut when it is endless
 *
 * What follows it, to the next heading, part or row of a table, is kept on its page when a page has room for all.
 */
void
jalons_letter_add_heading (JalonsLetter *self,
                           const char *text)
{
  g_autofree char *title = cut (text);

  add (self, BLOCK_HEADING, title, NULL);
}

void
jalons_letter_add_text (JalonsLetter *self,
                        const char *text)
{
  add (self, BLOCK_TEXT, text, NULL);
}

/**
 * jalons_letter_add_note:
 * @text: a paragraph in small letters
 */
void
jalons_letter_add_note (JalonsLetter *self,
                        const char *text)
{
  add (self, BLOCK_NOTE, text, NULL);
}

/* The end of a piece of @text that a page can hold: before a space, if there is one in its second half. */
static const char *
end_of_piece (const char *text)
{
  const char *end, *space;

  if (g_utf8_strlen (text, -1) <= LONGEST_PIECE)
    return text + strlen (text);
  end = g_utf8_offset_to_pointer (text, LONGEST_PIECE);
  space = g_strrstr_len (text, end - text, " ");
  return space != NULL && space > text + (end - text) / 2 ? space + 1 : end;
}

/**
 * jalons_letter_add_field:
 * @value: the words beside @label, whole, however many; "" adds nothing
 */
void
jalons_letter_add_field (JalonsLetter *self,
                         const char *label,
                         const char *value)
{
  while (*value != '\0')
    {
      const char *end = end_of_piece (value);
      g_autofree char *piece = g_strndup (value, (gsize) (end - value));

      add (self, BLOCK_FIELD, label, piece);
      label = ""; /* the rest of the same field */
      value = end;
    }
}

/**
 * jalons_letter_add_box:
 * @ticked: whether there is a cross in the box before @text
 */
void
jalons_letter_add_box (JalonsLetter *self,
                       const char *text,
                       gboolean ticked)
{
  add (self, BLOCK_BOX, text, NULL)->ticked = ticked;
}

/**
 * jalons_letter_add_blank:
 * @label: what is to be written on the line beside it, by hand
 */
void
jalons_letter_add_blank (JalonsLetter *self,
                         const char *label)
{
  add (self, BLOCK_BLANK, label, NULL);
}

/**
 * jalons_letter_add_table:
 * @summary: what the table is about, for those who hear it
 * @shares: of each column, of the width: 1 in all
 * @heads: (array zero-terminated=1): of the columns, %JALONS_LETTER_MAX_COLUMNS at most
 *
 * Begins a table; the rows that are added next are its own.
 */
void
jalons_letter_add_table (JalonsLetter *self,
                         const char *summary,
                         const double *shares,
                         const char *const *heads)
{
  Block *block = add (self, BLOCK_HEAD, NULL, NULL);

  g_strfreev (block->texts);
  block->texts = g_strdupv ((char **) heads);
  block->summary = g_strdup (summary);
  memcpy (block->shares, shares, g_strv_length (block->texts) * sizeof *shares);
}

/**
 * jalons_letter_set_numbers:
 * @column: of the table that was begun last, from 0
 *
 * Has the column hold numbers, which stand one under the other.
 */
void
jalons_letter_set_numbers (JalonsLetter *self,
                           guint column)
{
  Block *head = self->blocks->pdata[self->blocks->len - 1];

  g_return_if_fail (head->kind == BLOCK_HEAD);
  head->numbers |= 1u << column;
}

void
jalons_letter_add_row (JalonsLetter *self,
                       const char *const *cells)
{
  Block *block = add (self, BLOCK_ROW, NULL, NULL);

  g_strfreev (block->texts);
  block->texts = cut_all (cells);
}

/* Measuring */

static const Block *
block_at (const JalonsLetter *self,
          guint i)
{
  return g_ptr_array_index (self->blocks, i);
}

/* The head of the table that a row belongs to. */
static const Block *
head_of (const JalonsLetter *self,
         guint row)
{
  guint i = row;

  while (i > 0 && block_at (self, i)->kind != BLOCK_HEAD)
    i--;
  return block_at (self, i);
}

static double
cell_width (const Block *head,
            guint column)
{
  return head->shares[column] * WIDTH - GUTTER;
}

static double
measure_cells (JalonsLetter *self,
               const Block *head,
               const Block *block,
               JalonsLetters letters)
{
  double height = letters.leading;

  for (guint i = 0; block->texts[i] != NULL && head->texts[i] != NULL; i++)
    height = MAX (height, jalons_paper_measure (self->paper, letters, cell_width (head, i), block->texts[i]));
  return height + 2 * PADDING;
}

static double
measure (JalonsLetter *self,
         JalonsLetters letters,
         double width,
         const char *text)
{
  return *text != '\0' ? jalons_paper_measure (self->paper, letters, width, text) : 0;
}

static double
measure_block (JalonsLetter *self,
               guint i)
{
  const Block *block = block_at (self, i);

  switch (block->kind)
    {
    case BLOCK_PART:
      return measure (self, part_letters, WIDTH, block->texts[0]) + measure (self, body, WIDTH, block->texts[1]) + 8;
    case BLOCK_HEADING:
      return 12 + measure (self, heading_letters, WIDTH, block->texts[0]) + 4;
    case BLOCK_TEXT:
      return measure (self, body, WIDTH, block->texts[0]) + 6;
    case BLOCK_NOTE:
      return measure (self, small, WIDTH, block->texts[0]) + 6;
    case BLOCK_FIELD:
      return MAX (measure (self, label_letters, LABEL_WIDTH - GUTTER, block->texts[0]),
                  measure (self, body, WIDTH - LABEL_WIDTH, block->texts[1])) +
             2;
    case BLOCK_BOX:
      return measure (self, body, WIDTH - BOX - 6, block->texts[0]) + 2;
    case BLOCK_BLANK:
      return BLANK;
    case BLOCK_HEAD:
      return measure_cells (self, block, block, head_letters);
    case BLOCK_ROW:
    default:
      return measure_cells (self, head_of (self, i), block, cell_letters);
    }
}

static gboolean
is_last_row (const JalonsLetter *self,
             guint i)
{
  return block_at (self, i)->kind == BLOCK_ROW &&
         (i + 1 == self->blocks->len || block_at (self, i + 1)->kind != BLOCK_ROW);
}

/* Whether what begins with the block @first goes on after @i, which is in it: a heading and a table's last row have all
 * that follows up to the next heading, the head of a table has its first row. */
static gboolean
goes_on (const JalonsLetter *self,
         guint first,
         guint i)
{
  BlockKind opening = block_at (self, first)->kind, kind = block_at (self, i)->kind, next;

  if (i + 1 == self->blocks->len)
    return FALSE;
  next = block_at (self, i + 1)->kind;
  if (next == BLOCK_PART || next == BLOCK_HEADING)
    return FALSE;
  if (kind == BLOCK_ROW)
    return is_last_row (self, i);
  return opening == BLOCK_HEADING || opening == BLOCK_HEAD || opening == BLOCK_ROW;
}

static double
space_before (const JalonsLetter *self,
              guint i)
{
  BlockKind kind = block_at (self, i)->kind, last = i > 0 ? block_at (self, i - 1)->kind : BLOCK_PART;

  if (i > 0 && is_last_row (self, i - 1))
    return AFTER_TABLE;
  return (last == BLOCK_FIELD && kind == BLOCK_TEXT) || (last == BLOCK_BOX && kind == BLOCK_NOTE) ? AFTER_FIELDS : 0;
}

/* The height of what must stay with the block, and of itself. What no page could hold whole need not. */
static double
height_together (const JalonsLetter *self,
                 guint first)
{
  double height = block_at (self, first)->height, least = height;

  for (guint i = first; goes_on (self, first, i); i++)
    {
      height += space_before (self, i + 1) + block_at (self, i + 1)->height;
      if (i == first)
        least = height;
    }
  return height <= BOTTOM - TOP ? height : least;
}

static void
spread (JalonsLetter *self)
{
  double y = TOP;
  int page = 0;

  for (guint i = 0; i < self->blocks->len; i++)
    ((Block *) self->blocks->pdata[i])->height = measure_block (self, i);
  for (guint i = 0; i < self->blocks->len; i++)
    {
      Block *block = self->blocks->pdata[i];

      y += space_before (self, i);
      if ((block->kind == BLOCK_PART && i > 0) || y + height_together (self, i) > BOTTOM)
        {
          page++;
          y = TOP;
          /* The heads of the columns are seen again at the top of each page. */
          if (block->kind == BLOCK_ROW)
            y += head_of (self, i)->height;
        }
      block->page = page;
      block->y = y;
      y += block->height;
    }
  self->n_pages = page + 1;
}

/* Drawing */

static void
draw_foot (JalonsLetter *self,
           int page)
{
  g_autofree char *day = jalons_format_day (self->today, JALONS_DAY_DATE);
  /* Translators: a date, the number of a page, the number of pages */
  g_autofree char *printed = g_strdup_printf (_ ("Printed on %1$s · page %2$d/%3$d"), day, page + 1, self->n_pages);
  JalonsLetters end = foot_letters;

  end.align = JALONS_ALIGN_END;
  jalons_paper_begin_ornament (self->paper);
  jalons_shapes_rule (jalons_paper_get_cairo (self->paper), MARGIN, FOOT_Y, WIDTH, JALONS_HAIRLINE, 0.35);
  jalons_paper_text (self->paper, foot_letters, MARGIN, FOOT_Y + 4, WIDTH * 0.6, self->title);
  jalons_paper_text (self->paper, end, MARGIN + WIDTH * 0.62, FOOT_Y + 4, WIDTH * 0.38, printed);
  jalons_paper_end_ornament (self->paper);
}

static void
begin_page (JalonsLetter *self,
            int page)
{
  g_autofree char *label = g_strdup_printf ("%d", page + 1);

  jalons_paper_add_page (self->paper, label);
}

static void
draw_cells (JalonsLetter *self,
            const Block *head,
            const Block *block,
            double y,
            const char *tag)
{
  JalonsLetters letters = block->kind == BLOCK_HEAD ? head_letters : cell_letters;
  double x = MARGIN;

  for (guint i = 0; head->texts[i] != NULL; i++)
    {
      const char *text = i < g_strv_length (block->texts) ? block->texts[i] : "";

      letters.align = head->numbers >> i & 1 ? JALONS_ALIGN_END : JALONS_ALIGN_START;
      if (tag != NULL)
        jalons_paper_leaf (self->paper, (JalonsTag){ .name = tag, .scope = tag[1] == 'H' ? "Column" : NULL }, letters, x,
                           y + PADDING, cell_width (head, i), text);
      else
        jalons_paper_text (self->paper, letters, x, y + PADDING, cell_width (head, i), text);
      x += head->shares[i] * WIDTH;
    }
}

static void
draw_rule (JalonsLetter *self,
           double y,
           double grey)
{
  jalons_paper_begin_ornament (self->paper);
  jalons_shapes_rule (jalons_paper_get_cairo (self->paper), MARGIN, y, WIDTH, JALONS_HAIRLINE, grey);
  jalons_paper_end_ornament (self->paper);
}

static void
draw_head (JalonsLetter *self,
           const Block *head)
{
  jalons_paper_open (self->paper, (JalonsTag){ .name = "Table", .summary = head->summary });
  jalons_paper_open (self->paper, (JalonsTag){ .name = "THead" });
  jalons_paper_open (self->paper, (JalonsTag){ .name = "TR" });
  draw_cells (self, head, head, head->y, "TH");
  jalons_paper_close (self->paper);
  jalons_paper_close (self->paper);
  jalons_paper_open (self->paper, (JalonsTag){ .name = "TBody" });
  draw_rule (self, head->y + head->height, 0.2);
}

static void
draw_head_again (JalonsLetter *self,
                 const Block *head)
{
  jalons_paper_begin_ornament (self->paper);
  draw_cells (self, head, head, TOP, NULL);
  jalons_shapes_rule (jalons_paper_get_cairo (self->paper), MARGIN, TOP + head->height, WIDTH, JALONS_HAIRLINE, 0.2);
  jalons_paper_end_ornament (self->paper);
}

static void
draw_row (JalonsLetter *self,
          const Block *head,
          const Block *row)
{
  jalons_paper_open (self->paper, (JalonsTag){ .name = "TR" });
  draw_cells (self, head, row, row->y, "TD");
  jalons_paper_close (self->paper);
  draw_rule (self, row->y + row->height, 0.75);
}

static void
draw_part (JalonsLetter *self,
           const Block *block)
{
  double y = block->y;

  jalons_paper_add_outline (self->paper, 0, block->texts[0], y);
  y += jalons_paper_leaf (self->paper, (JalonsTag){ .name = "H1" }, part_letters, MARGIN, y, WIDTH, block->texts[0]);
  if (*block->texts[1] != '\0')
    jalons_paper_leaf (self->paper, (JalonsTag){ .name = "P" }, body, MARGIN, y, WIDTH, block->texts[1]);
}

static void
draw_field (JalonsLetter *self,
            const Block *block)
{
  jalons_paper_open (self->paper, (JalonsTag){ .name = "P" });
  if (*block->texts[0] != '\0')
    jalons_paper_text (self->paper, label_letters, MARGIN, block->y, LABEL_WIDTH - GUTTER, block->texts[0]);
  jalons_paper_text (self->paper, body, MARGIN + LABEL_WIDTH, block->y, WIDTH - LABEL_WIDTH, block->texts[1]);
  jalons_paper_close (self->paper);
}

/* Read aloud: "yes" or "no" would be lost in a drawing. */
static void
draw_box (JalonsLetter *self,
          const Block *block)
{
  const JalonsBox box = { MARGIN + 0.5, block->y + 2.2, BOX, BOX };

  jalons_paper_open (self->paper, (JalonsTag){ .name = "P" });
  jalons_shapes_frame (jalons_paper_get_cairo (self->paper), box, JALONS_FRAME_SOLID, 1.5, 0.7);
  if (block->ticked)
    jalons_paper_text (self->paper, body, MARGIN + 1.6, block->y - 0.4, -1, "×");
  jalons_paper_text (self->paper, body, MARGIN + BOX + 6, block->y, WIDTH - BOX - 6, block->texts[0]);
  jalons_paper_close (self->paper);
}

static void
draw_blank (JalonsLetter *self,
            const Block *block)
{
  double width = jalons_paper_measure_width (self->paper, body, block->texts[0]);

  jalons_paper_leaf (self->paper, (JalonsTag){ .name = "P" }, body, MARGIN, block->y + 8, WIDTH, block->texts[0]);
  jalons_paper_begin_ornament (self->paper);
  jalons_shapes_rule (jalons_paper_get_cairo (self->paper), MARGIN + width + 6, block->y + 20,
                      MAX (0, WIDTH - width - 6), JALONS_HAIRLINE, 0.3);
  jalons_paper_end_ornament (self->paper);
}

static void
draw_block (JalonsLetter *self,
            guint i)
{
  const Block *block = block_at (self, i);

  switch (block->kind)
    {
    case BLOCK_PART:
      draw_part (self, block);
      break;
    case BLOCK_HEADING:
      jalons_paper_leaf (self->paper, (JalonsTag){ .name = "H2" }, heading_letters, MARGIN, block->y + 12, WIDTH,
                         block->texts[0]);
      break;
    case BLOCK_TEXT:
      jalons_paper_leaf (self->paper, (JalonsTag){ .name = "P" }, body, MARGIN, block->y, WIDTH, block->texts[0]);
      break;
    case BLOCK_NOTE:
      jalons_paper_leaf (self->paper, (JalonsTag){ .name = "P" }, small, MARGIN, block->y, WIDTH, block->texts[0]);
      break;
    case BLOCK_FIELD:
      draw_field (self, block);
      break;
    case BLOCK_BOX:
      draw_box (self, block);
      break;
    case BLOCK_BLANK:
      draw_blank (self, block);
      break;
    case BLOCK_HEAD:
      draw_head (self, block);
      break;
    case BLOCK_ROW:
    default:
      draw_row (self, head_of (self, i), block);
      break;
    }
}

static gboolean
ends_table (const JalonsLetter *self,
            guint i)
{
  BlockKind kind = block_at (self, i)->kind;

  return (kind == BLOCK_ROW || kind == BLOCK_HEAD) &&
         (i + 1 == self->blocks->len || block_at (self, i + 1)->kind != BLOCK_ROW);
}

static void
draw_all (JalonsLetter *self)
{
  gboolean in_part = FALSE;

  for (guint i = 0; i < self->blocks->len; i++)
    {
      const Block *block = block_at (self, i);

      if (in_part && block->kind == BLOCK_PART)
        jalons_paper_close (self->paper);
      if (i > 0 && block->page > block_at (self, i - 1)->page)
        {
          begin_page (self, block->page);
          draw_foot (self, block->page);
          if (block->kind == BLOCK_ROW)
            draw_head_again (self, head_of (self, i));
        }
      if (block->kind == BLOCK_PART)
        jalons_paper_open (self->paper, (JalonsTag){ .name = "Sect" });
      in_part = in_part || block->kind == BLOCK_PART;
      draw_block (self, i);
      if (ends_table (self, i))
        {
          jalons_paper_close (self->paper);
          jalons_paper_close (self->paper);
        }
    }
  if (in_part)
    jalons_paper_close (self->paper);
}

/**
 * jalons_letter_finish:
 *
 * Returns: (transfer full): the PDF, tagged to PDF/UA-1, or %NULL with %JALONS_ERROR_DAMAGED for a fault of ours
 */
GBytes *
jalons_letter_finish (JalonsLetter *self,
                      GError **error)
{
  g_autofree char *day = jalons_day_to_string (self->today);
  g_autofree char *created = g_strconcat (day, "T00:00:00Z", NULL);
  const JalonsPaperSetup setup = {
    .width = PAGE_WIDTH,
    .height = PAGE_HEIGHT,
    .title = self->title,
    .subject = self->subject,
    .language = C_ ("language tag", "en-GB"),
    .created = created,
  };

  self->paper = jalons_paper_new (&setup);
  begin_page (self, 0);
  jalons_paper_open (self->paper, (JalonsTag){ .name = "Document" });
  spread (self);
  draw_foot (self, 0);
  draw_all (self);
  jalons_paper_close (self->paper);
  return jalons_paper_finish (self->paper, error);
}
