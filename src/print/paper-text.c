/* Measures, breaks and paints the texts of a document.
 * Invariant: what is read from a page has a space between two lines, as what was written has.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "print/paper-private.h"

/**
 * jalons_paper_measure:
 * @letters: how the text looks
 * @width: of its lines, in points
 * @text: the text
 *
 * Returns: its height in points
 */
double
jalons_paper_measure (JalonsPaper *self,
                      JalonsLetters letters,
                      double width,
                      const char *text)
{
  PangoRectangle logical;

  pango_layout_get_extents (jalons_lettering_layout (self->lettering, letters, width, text), NULL, &logical);
  return pango_units_to_double (logical.height) * jalons_lettering_scale (letters);
}

/**
 * jalons_paper_measure_width:
 *
 * Returns: how wide the text is on one line, in points
 */
double
jalons_paper_measure_width (JalonsPaper *self,
                            JalonsLetters letters,
                            const char *text)
{
  PangoRectangle logical;

  pango_layout_get_extents (jalons_lettering_layout (self->lettering, letters, -1, text), NULL, &logical);
  return pango_units_to_double (logical.width) * jalons_lettering_scale (letters);
}

/**
 * jalons_paper_break:
 * @width: of the lines
 * @text: the text
 * @n_lines: (out): how many lines it takes
 *
 * Returns: (transfer full) (array): where each line begins, in bytes of @text, and then where the last one ends; some of
 *   the lines alone are broken in the same places
 */
unsigned *
jalons_paper_break (JalonsPaper *self,
                    JalonsLetters letters,
                    double width,
                    const char *text,
                    unsigned *n_lines)
{
  PangoLayout *layout = jalons_lettering_layout (self->lettering, letters, width, text);
  const char *tamed = pango_layout_get_text (layout), *at = text;
  unsigned *starts = g_new (unsigned, pango_layout_get_line_count (layout) + 1);
  unsigned n = 0;

  /* What is laid out has the same characters, but not all of as many bytes. */
  for (GSList *line = pango_layout_get_lines_readonly (layout); line != NULL; line = line->next)
    {
      const char *start = pango_layout_get_text (layout) + ((PangoLayoutLine *) line->data)->start_index;

      for (; tamed < start; tamed = g_utf8_next_char (tamed))
        at = g_utf8_next_char (at);
      starts[n++] = (unsigned) (at - text);
    }
  starts[n] = (unsigned) strlen (text);
  *n_lines = n;
  return starts;
}

static gboolean
is_visible (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (g_unichar_isgraph (g_utf8_get_char (text)))
      return TRUE;
  return FALSE;
}

/* Whether a space stands, or may be put, behind the line: not where a long word had to be broken. */
static gboolean
ends_word (PangoLayoutIter *iter)
{
  PangoLayoutLine *line = pango_layout_iter_get_line_readonly (iter);
  const char *text = pango_layout_get_text (pango_layout_iter_get_layout (iter));
  int end = line->start_index + line->length;

  return text[end] == '\0' || text[end] == ' ' || (end > 0 && text[end - 1] == ' ');
}

static void
paint_line (JalonsPaper *self,
            JalonsLetters letters,
            double x,
            double y,
            PangoLayoutIter *iter)
{
  JalonsLetters plain = { .size = letters.size, .leading = letters.leading, .bold = letters.bold };
  double scale = jalons_lettering_scale (letters), left, right;
  double base = y + pango_units_to_double (pango_layout_iter_get_baseline (iter)) * scale;
  PangoRectangle line;

  pango_layout_iter_get_line_extents (iter, NULL, &line);
  left = x + pango_units_to_double (line.x) * scale;
  right = left + pango_units_to_double (line.width) * scale;
  jalons_inker_line (self->inker, pango_layout_iter_get_line_readonly (iter), scale, left, base, letters.grey);
  if (ends_word (iter))
    jalons_inker_line (
      self->inker,
      pango_layout_get_line_readonly (jalons_lettering_layout (self->lettering, plain, -1, " "), 0), scale, right, base,
      letters.grey);
  if (self->link != NULL)
    jalons_pdf_link_add_line (self->link, left * self->scale,
                              jalons_paper_up (self, y + pango_units_to_double (line.y + line.height) * scale),
                              right * self->scale, jalons_paper_up (self, y + pango_units_to_double (line.y) * scale));
}

/* A reader who is told the words of an element takes them as they are painted, and pango paints no space where a line
 * ends: "21 novembre" would be read "21novembre". So a space is painted behind each line, the last one too, because
 * another text of the same element may follow. */
static void
paint_lines (JalonsPaper *self,
             JalonsLetters letters,
             double x,
             double y,
             PangoLayout *layout)
{
  PangoLayoutIter *iter = pango_layout_get_iter (layout); /* keeps the layout alive, whatever is forgotten meanwhile */

  do
    paint_line (self, letters, x, y, iter);
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
}

/**
 * jalons_paper_text:
 * @letters: how it looks
 * @x: its left, in points from the left of the page
 * @y: its top, in points from the top of the page
 * @width: of its lines, in points, or less than 0 for one line
 * @text: the text
 *
 * Paints text in the innermost open element, or in an ornament.
 *
 * Returns: its height in points
 */
double
jalons_paper_text (JalonsPaper *self,
                   JalonsLetters letters,
                   double x,
                   double y,
                   double width,
                   const char *text)
{
  g_return_val_if_fail (self->depth > 0 || self->ornament, 0);
  if (is_visible (text))
    paint_lines (self, letters, x, y, jalons_lettering_layout (self->lettering, letters, width, text));
  return jalons_paper_measure (self, letters, width, text);
}

/**
 * jalons_paper_leaf:
 *
 * An element that is one text: jalons_paper_open(), jalons_paper_text(), jalons_paper_close().
 *
 * Returns: its height in points
 */
double
jalons_paper_leaf (JalonsPaper *self,
                   JalonsTag tag,
                   JalonsLetters letters,
                   double x,
                   double y,
                   double width,
                   const char *text)
{
  double height;

  jalons_paper_open (self, tag);
  height = jalons_paper_text (self, letters, x, y, width, text);
  jalons_paper_close (self);
  return height;
}
