/* Letters to runs, runs to lines.
 * Invariant: letters of one line end on the same height, within less than half the leading of our smallest letters.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "page-lines.h"

#include <math.h>
#include <poppler.h>

#define SAME_LINE 3.0 /* points */
#define SPACE     4.5 /* the widest between two words; columns have 8 between them */

typedef struct
{
  gunichar letter;
  double left, right, bottom;
} Glyph;

static void
run_free (gpointer data)
{
  PageRun *run = data;

  g_string_free (run->text, TRUE);
  g_free (run);
}

static void
line_free (gpointer data)
{
  PageLine *line = data;

  g_ptr_array_unref (line->runs);
  g_free (line);
}

static int
compare_height (gconstpointer a,
                gconstpointer b)
{
  const Glyph *one = a, *other = b;

  return (one->bottom > other->bottom) - (one->bottom < other->bottom);
}

static int
compare_left (gconstpointer a,
              gconstpointer b)
{
  const Glyph *one = a, *other = b;

  return (one->left > other->left) - (one->left < other->left);
}

static GArray *
read_glyphs (PopplerPage *page)
{
  g_autofree char *text = poppler_page_get_text (page);
  g_autofree PopplerRectangle *places = NULL;
  GArray *glyphs = g_array_new (FALSE, FALSE, sizeof (Glyph));
  const char *p = text;
  guint n = 0;

  poppler_page_get_text_layout (page, &places, &n);
  g_assert_cmpint ((int) g_utf8_strlen (text, -1), ==, (int) n);
  for (guint i = 0; i < n; i++, p = g_utf8_next_char (p))
    {
      const Glyph glyph = { g_utf8_get_char (p), places[i].x1, places[i].x2, places[i].y2 };

      if (!g_unichar_isspace (glyph.letter))
        g_array_append_val (glyphs, glyph);
    }
  return glyphs;
}

/* @glyphs: those of one line */
static PageLine *
make_line (int page,
           const Glyph *glyphs,
           guint n)
{
  PageLine *line = g_new0 (PageLine, 1);
  PageRun *run = NULL;

  *line = (PageLine){ page, glyphs[0].bottom, g_ptr_array_new_with_free_func (run_free) };
  for (guint i = 0; i < n; i++)
    {
      if (run == NULL || glyphs[i].left - run->right > SPACE)
        {
          run = g_new0 (PageRun, 1);
          *run = (PageRun){ g_string_new (NULL), glyphs[i].left, glyphs[i].right };
          g_ptr_array_add (line->runs, run);
        }
      g_string_append_unichar (run->text, glyphs[i].letter);
      run->right = MAX (run->right, glyphs[i].right);
    }
  return line;
}

static void
read_page (PopplerDocument *document,
           int number,
           GPtrArray *lines)
{
  PopplerPage *page = poppler_document_get_page (document, number);
  g_autoptr (GArray) glyphs = read_glyphs (page);
  Glyph *all = (Glyph *) (void *) glyphs->data;

  g_array_sort (glyphs, compare_height);
  for (guint i = 0, end; i < glyphs->len; i = end)
    {
      for (end = i + 1; end < glyphs->len && all[end].bottom - all[end - 1].bottom < SAME_LINE; end++)
        ;
      qsort (all + i, end - i, sizeof (Glyph), compare_left);
      g_ptr_array_add (lines, make_line (number, all + i, end - i));
    }
  g_object_unref (page);
}

GPtrArray *
page_lines_read (GBytes *pdf)
{
  g_autoptr (GError) error = NULL;
  PopplerDocument *document = poppler_document_new_from_bytes (pdf, NULL, &error);
  GPtrArray *lines = g_ptr_array_new_with_free_func (line_free);

  g_assert_no_error (error);
  for (int i = 0; i < poppler_document_get_n_pages (document); i++)
    read_page (document, i, lines);
  g_object_unref (document);
  return lines;
}

const PageRun *
page_line_run (const PageLine *line,
               guint i)
{
  return i < line->runs->len ? line->runs->pdata[i] : NULL;
}

/* @text as a run has it */
char *
page_lines_tight (const char *text)
{
  GString *tight = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      g_string_append_unichar (tight, g_utf8_get_char (p));
  return g_string_free (tight, FALSE);
}
