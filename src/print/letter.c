/* Gathers the blocks of a plain document, and makes it: letter-spread.c gives each its page, letter-draw.c draws.
 * Invariant: no text is longer than a page has room for when it is gathered; only titles and cells are cut for that.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "print/letter-private.h"

/* In characters: what a page surely has room for. */
#define LONGEST_CELL  300
#define LONGEST_PIECE 1200

static void
block_free (gpointer data)
{
  JalonsLetterBlock *block = data;

  g_strfreev (block->texts);
  g_free (block->summary);
  g_clear_pointer (&block->logo, g_bytes_unref);
  g_free (block->logo_words);
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

static JalonsLetterBlock *
add (JalonsLetter *self,
     BlockKind kind,
     const char *first,
     const char *second)
{
  JalonsLetterBlock *block = g_new0 (JalonsLetterBlock, 1);
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

/**
 * jalons_letter_add_logo:
 * @options: of printing: it knows the logos
 * @school: (nullable): whose
 *
 * Puts the logo of the school, if it has one, beside the title of the part that was begun last.
 */
void
jalons_letter_add_logo (JalonsLetter *self,
                        const JalonsPrintOptions *options,
                        const JalonsSchool *school)
{
  JalonsLetterBlock *block = self->blocks->pdata[self->blocks->len - 1];

  g_return_if_fail (block->kind == BLOCK_PART);
  block->logo = jalons_print_logo (options, school);
  if (block->logo != NULL)
    block->logo_words = g_strdup_printf (_ ("Logo: %s"), jalons_school_name (school));
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
 * @text: a paragraph in jalons_letter_styles[STYLE_SMALL] letters
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
  JalonsLetterBlock *block = add (self, BLOCK_HEAD, NULL, NULL);

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
  JalonsLetterBlock *head = self->blocks->pdata[self->blocks->len - 1];

  g_return_if_fail (head->kind == BLOCK_HEAD);
  head->numbers |= 1u << column;
}

void
jalons_letter_add_row (JalonsLetter *self,
                       const char *const *cells)
{
  JalonsLetterBlock *block = add (self, BLOCK_ROW, NULL, NULL);

  g_strfreev (block->texts);
  block->texts = cut_all (cells);
}

/**
 * jalons_letter_finish:
 * @spool: gets the PDF, tagged to PDF/UA-1
 */
void
jalons_letter_finish (JalonsLetter *self,
                      JalonsSpool *spool)
{
  const JalonsPrintOptions options = { .today = self->today };
  g_autofree char *printed = jalons_printed_words (self->today);

  self->paper = jalons_stationery_new_paper (&options, FALSE, self->title, self->subject, spool);
  self->stationery = (JalonsStationery){
    self->paper,
    PAGE_WIDTH,
    PAGE_HEIGHT,
    MARGIN,
    "",
    NULL,
    self->title,
    printed,
    1,
    FALSE,
  };
  jalons_stationery_add_page (&self->stationery, 0);
  jalons_paper_open (self->paper, (JalonsTag){ .name = "Document" });
  jalons_letter_spread (self);
  jalons_letter_draw (self);
  jalons_paper_close (self->paper);
  jalons_paper_finish (self->paper);
}
