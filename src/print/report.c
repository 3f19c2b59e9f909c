/* Gathers the blocks of a long document, and makes it: report-spread.c gives each its place, report-draw.c draws.
 * Invariant: a block keeps its words whole; only lines are ever parted.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "print/report-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define LOGO_WIDTH  190.0
#define LOGO_HEIGHT 96.0

static void
block_free (gpointer data)
{
  JalonsReportBlock *block = data;

  for (unsigned i = 0; i < block->n_texts; i++)
    g_free (block->texts[i].starts);
  g_free (block->name);
  g_free (block->summary);
  g_free (block->shares);
  g_strfreev (block->series);
  g_clear_pointer (&block->bars, g_ptr_array_unref);
  g_clear_pointer (&block->png, g_bytes_unref);
  g_free (block);
}

/* All blocks of a document are in memory at once: its texts stand behind the block, as one piece of memory. */
JalonsReportBlock *
jalons_report_block_new (ReportBlockKind kind,
                         const char *const *texts,
                         unsigned n_texts)
{
  gsize size = sizeof (JalonsReportBlock) + n_texts * sizeof (ReportLines);
  JalonsReportBlock *block;
  char *end;

  for (unsigned i = 0; i < n_texts; i++)
    size += strlen (texts[i] != NULL ? texts[i] : "") + 1;
  block = g_malloc0 (size);
  block->kind = kind;
  block->n_texts = n_texts;
  end = (char *) &block->texts[n_texts];
  for (unsigned i = 0; i < n_texts; i++)
    {
      block->texts[i].text = end;
      end = g_stpcpy (end, texts[i] != NULL ? texts[i] : "") + 1;
    }
  return block;
}

static JalonsReportBlock *
add (JalonsReport *self,
     ReportBlockKind kind,
     const char *text)
{
  JalonsReportBlock *block = jalons_report_block_new (kind, &text, 1);

  g_ptr_array_add (self->blocks, block);
  return block;
}

/**
 * jalons_report_new:
 * @title: of the document, in the title bar of readers
 * @subject: what it is about
 * @foot: what stands at the foot of each page
 * @options: of printing; its logos must live as long as the document
 * @spool: gets the PDF, tagged to PDF/UA-1
 */
JalonsReport *
jalons_report_new (const char *title,
                   const char *subject,
                   const char *foot,
                   const JalonsPrintOptions *options,
                   JalonsSpool *spool)
{
  JalonsReport *self = g_new0 (JalonsReport, 1);

  self->title = g_strdup (title);
  self->subject = g_strdup (subject);
  self->foot = g_strdup (foot);
  self->options = *options;
  self->blocks = g_ptr_array_new_with_free_func (block_free);
  self->pieces = g_array_new (FALSE, FALSE, sizeof (JalonsReportPiece));
  self->names = g_hash_table_new (g_str_hash, g_str_equal);
  self->contents = -1;
  self->paper = jalons_stationery_new_paper (options, FALSE, title, subject, spool);
  return self;
}

void
jalons_report_free (JalonsReport *self)
{
  g_free (self->title);
  g_free (self->subject);
  g_free (self->foot);
  g_hash_table_unref (self->names);
  g_array_unref (self->pieces);
  g_ptr_array_unref (self->blocks);
  jalons_paper_free (self->paper);
  g_free (self);
}

static gboolean
is_blank (const char *line)
{
  for (; *line != '\0'; line = g_utf8_next_char (line))
    if (!g_unichar_isspace (g_utf8_get_char (line)))
      return FALSE;
  return TRUE;
}

/**
 * jalons_report_add:
 * @text: however long; each of its lines is a paragraph, and blank ones are none
 */
void
jalons_report_add (JalonsReport *self,
                   JalonsReportStyle style,
                   const char *text)
{
  g_auto (GStrv) lines = NULL;

  if (style < JALONS_REPORT_TEXT)
    {
      add (self, BLOCK_WORDS, is_blank (text) ? "–" : text)->style = style;
      return;
    }
  lines = g_strsplit (text, "\n", -1);
  for (unsigned i = 0; lines[i] != NULL; i++)
    if (!is_blank (lines[i]))
      add (self, BLOCK_WORDS, lines[i])->style = style;
}

/**
 * jalons_report_add_space:
 *
 * Leaves room under what was added last.
 */
void
jalons_report_add_space (JalonsReport *self,
                         double points)
{
  add (self, BLOCK_SPACE, "")->height = points;
}

/**
 * jalons_report_add_logo:
 * @school: (nullable): whose; nothing is added when it has none
 */
void
jalons_report_add_logo (JalonsReport *self,
                        const JalonsSchool *school)
{
  g_autoptr (GBytes) png = jalons_print_logo (&self->options, school);
  double width = LOGO_WIDTH, height = LOGO_HEIGHT;
  g_autofree char *alt = NULL;
  JalonsReportBlock *block;

  if (png == NULL || !jalons_paper_fit_picture (self->paper, png, &width, &height))
    return;
  alt = g_strdup_printf (_ ("Logo: %s"), jalons_school_name (school));
  block = add (self, BLOCK_LOGO, alt);
  block->png = g_steal_pointer (&png);
  block->width = width;
  block->height = height;
}

/**
 * jalons_report_add_contents:
 *
 * Puts the contents here: every part and heading with a link to its page. Once in a document.
 */
void
jalons_report_add_contents (JalonsReport *self)
{
  g_return_if_fail (self->contents < 0);

  self->contents = (int) self->blocks->len;
}

/**
 * jalons_report_add_blank:
 * @label: what is to be written on the line beside it, by hand
 */
void
jalons_report_add_blank (JalonsReport *self,
                         const char *label)
{
  add (self, BLOCK_BLANK, label);
}

/**
 * jalons_report_set_name:
 * @name: a code, under which what was added last is found by jalons_report_add_reference()
 */
void
jalons_report_set_name (JalonsReport *self,
                        const char *name)
{
  JalonsReportBlock *block = self->blocks->pdata[self->blocks->len - 1];

  block->name = g_strdup (name);
  g_hash_table_replace (self->names, block->name, block);
}

/**
 * jalons_report_add_reference:
 * @words: what stands there
 * @name: of something in the document, before or after; when there is no such thing, nothing is said
 *
 * A small line that leads to a page, and names it.
 */
void
jalons_report_add_reference (JalonsReport *self,
                             const char *words,
                             const char *name)
{
  add (self, BLOCK_REFERENCE, words)->name = g_strdup (name);
}

/**
 * jalons_report_add_table:
 * @summary: what the table is about, for those who hear it
 * @shares: of each column, of the width: 1 in all
 * @heads: (array zero-terminated=1): of the columns, %JALONS_REPORT_MAX_COLUMNS at most
 *
 * Begins a table; the rows that are added next are its own.
 */
void
jalons_report_add_table (JalonsReport *self,
                         const char *summary,
                         const double *shares,
                         const char *const *heads)
{
  unsigned n = g_strv_length ((char **) heads);
  JalonsReportBlock *block = jalons_report_block_new (BLOCK_HEAD, heads, n);

  g_return_if_fail (n <= JALONS_REPORT_MAX_COLUMNS);
  block->summary = g_strdup (summary);
  block->shares = g_memdup2 (shares, n * sizeof *shares);
  g_ptr_array_add (self->blocks, block);
}

static JalonsReportBlock *
find_head (JalonsReport *self)
{
  JalonsReportBlock *last = self->blocks->pdata[self->blocks->len - 1];

  return last->kind == BLOCK_HEAD ? last : last->head;
}

/**
 * jalons_report_set_numbers:
 * @column: of the table that was begun last, from 0
 *
 * Has the column hold numbers, which stand one under the other.
 */
void
jalons_report_set_numbers (JalonsReport *self,
                           unsigned column)
{
  find_head (self)->numbers |= 1u << column;
}

static void
add_row (JalonsReport *self,
         ReportBlockKind kind,
         const char *const *cells)
{
  JalonsReportBlock *head = find_head (self), *block;

  g_return_if_fail (head != NULL);
  block = jalons_report_block_new (kind, cells, kind == BLOCK_GROUP ? 1 : head->n_texts);
  block->head = head;
  g_ptr_array_add (self->blocks, block);
}

/**
 * jalons_report_add_row:
 * @cells: as many as the table has columns; the first says what the others are about
 */
void
jalons_report_add_row (JalonsReport *self,
                       const char *const *cells)
{
  add_row (self, BLOCK_ROW, cells);
}

/* As jalons_report_add_row(), set apart. */
void
jalons_report_add_total (JalonsReport *self,
                         const char *const *cells)
{
  add_row (self, BLOCK_TOTAL, cells);
}

/**
 * jalons_report_add_group:
 * @label: what the rows after it have in common
 */
void
jalons_report_add_group (JalonsReport *self,
                         const char *label)
{
  add_row (self, BLOCK_GROUP, &label);
}

/**
 * jalons_report_width:
 *
 * Returns: the width of a table, in points
 */
double
jalons_report_width (void)
{
  return WIDTH;
}

/**
 * jalons_report_least_width:
 * @text: of a cell, or of a head
 * @whole: whether it is to stand on one line; else its longest word is
 *
 * Returns: how wide a column must be for it, in points
 */
double
jalons_report_least_width (JalonsReport *self,
                           const char *text,
                           gboolean whole)
{
  JalonsLetters letters = jalons_report_cell;
  g_auto (GStrv) words = whole ? NULL : g_strsplit (text, " ", -1);
  double width = 0;

  letters.bold = TRUE;
  if (whole)
    return jalons_paper_measure_width (self->paper, letters, text) + GUTTER + 1;
  for (unsigned i = 0; words[i] != NULL; i++)
    width = MAX (width, jalons_paper_measure_width (self->paper, jalons_report_head, words[i]));
  return width + GUTTER + 1;
}

static double
find_greatest (const char *const *series,
               GPtrArray *bars)
{
  double greatest = 0;

  for (unsigned i = 0; i < bars->len; i++)
    for (unsigned j = 0; series[j] != NULL; j++)
      greatest = MAX (greatest, ((const JalonsReportBar *) bars->pdata[i])->values[j]);
  return greatest > 0 ? greatest : 1;
}

static gpointer
copy_bar (gconstpointer bar,
          gpointer data)
{
  JalonsReportBar *copy = g_memdup2 (bar, sizeof *copy);

  copy->label = g_strdup (copy->label);
  for (unsigned i = 0; i < JALONS_REPORT_MAX_SERIES; i++)
    copy->words[i] = g_strdup (copy->words[i]);
  return copy;
}

/**
 * jalons_report_add_bars:
 * @title: what is shown; "" for nothing
 * @series: (array zero-terminated=1): what each bar of a label is, %JALONS_REPORT_MAX_SERIES at most
 * @bars: (element-type JalonsReportBar): from top to bottom
 *
 * Bars that are told apart in black and white; their Alt says every number. What a page cannot hold is a figure overleaf.
 */
void
jalons_report_add_bars (JalonsReport *self,
                        const char *title,
                        const char *const *series,
                        GPtrArray *bars)
{
  JalonsReportBlock *block;

  if (bars->len == 0)
    return;
  block = add (self, BLOCK_BARS, title);
  block->series = g_strdupv ((char **) series);
  block->greatest = find_greatest (series, bars);
  block->bars = g_ptr_array_copy (bars, copy_bar, NULL);
  g_ptr_array_set_free_func (block->bars, jalons_report_bar_free);
}

void
jalons_report_bar_free (gpointer data)
{
  JalonsReportBar *bar = data;

  g_free (bar->label);
  for (unsigned i = 0; i < JALONS_REPORT_MAX_SERIES; i++)
    g_free (bar->words[i]);
  g_free (bar);
}

static gboolean
is_in_contents (const JalonsReportBlock *block)
{
  return block->kind == BLOCK_WORDS &&
         (jalons_report_is_part (block) || block->style == JALONS_REPORT_HEADING);
}

static void
insert_contents (JalonsReport *self)
{
  const char *title = C_ ("document", "Contents");
  JalonsReportBlock *heading = jalons_report_block_new (BLOCK_WORDS, &title, 1);
  g_autoptr (GPtrArray) entries = g_ptr_array_new ();

  heading->style = JALONS_REPORT_PART;
  g_ptr_array_add (entries, heading);
  for (unsigned i = 0; i < self->blocks->len; i++)
    {
      JalonsReportBlock *block = self->blocks->pdata[i];

      if (is_in_contents (block))
        {
          const char *text = block->texts[0].text;
          JalonsReportBlock *entry = jalons_report_block_new (BLOCK_ENTRY, &text, 1);

          entry->style = block->style;
          entry->target = block;
          g_ptr_array_add (entries, entry);
        }
    }
  for (unsigned i = 0; i < entries->len; i++)
    g_ptr_array_insert (self->blocks, self->contents + (int) i, entries->pdata[i]);
}

static void
find_targets (JalonsReport *self)
{
  for (unsigned i = 0; i < self->blocks->len; i++)
    {
      JalonsReportBlock *block = self->blocks->pdata[i];

      if (block->kind == BLOCK_REFERENCE)
        block->target = g_hash_table_lookup (self->names, block->name);
    }
}

/**
 * jalons_report_finish:
 *
 * Draws what was added. Nothing more can be.
 */
void
jalons_report_finish (JalonsReport *self)
{
  g_autofree char *printed = jalons_printed_words (self->options.today);

  self->stationery = (JalonsStationery){
    self->paper,
    PAGE_WIDTH,
    PAGE_HEIGHT,
    MARGIN,
    "",
    NULL,
    self->foot,
    printed,
    1,
    FALSE,
  };
  if (self->contents >= 0)
    insert_contents (self);
  find_targets (self);
  jalons_report_spread (self);
  jalons_stationery_add_page (&self->stationery, 0);
  jalons_paper_open (self->paper, (JalonsTag){ .name = "Document" });
  jalons_report_draw (self);
  jalons_paper_close (self->paper);
  jalons_paper_finish (self->paper);
}
