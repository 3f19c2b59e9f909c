/* Writes small documents for the checks of test-paper.py to read back.
 * Invariant: every kind of element that the pages use is in the "finished" document.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <cairo-pdf.h>

#include "print/paper.h"

static const JalonsPaperSetup setup = {
  .width = 595.28,
  .height = 841.89,
  .title = "Échéancier de la 3C & « œuvres »",
  .author = "Psy-EN <CIO>",
  .subject = "Essai",
  .language = "fr-FR",
  .created = "2026-11-20T00:00:00Z",
};

static const JalonsLetters body = { .size = 10, .leading = 13 };

static void
draw_row (JalonsPaper *paper,
          const char *tag,
          double y,
          const char *const *cells)
{
  jalons_paper_open (paper, (JalonsTag){ .name = "TR" });
  for (int i = 0; cells[i] != NULL; i++)
    jalons_paper_leaf (paper, (JalonsTag){ .name = tag, .scope = *(tag + 1) == 'H' ? "Column" : NULL }, body,
                       50 + i * 150, y, 140, cells[i]);
  jalons_paper_close (paper);
}

static void
draw_table (JalonsPaper *paper)
{
  static const char *const head[] = { "Date", "Séance", "Durée", NULL };
  static const char *const first[] = { "mar. 15 sept.", "Vérifier l’affiche : œuvre\u202f? oui",
                                       "1\u00a0h\u202f30", NULL };
  static const char *const empty[] = { "", " ", "1\u00a0h", NULL };

  jalons_paper_open (paper, (JalonsTag){ .name = "Table", .summary = "Les séances" });
  jalons_paper_open (paper, (JalonsTag){ .name = "THead" });
  draw_row (paper, "TH", 200, head);
  jalons_paper_close (paper);
  jalons_paper_open (paper, (JalonsTag){ .name = "TBody" });
  jalons_paper_open (paper, (JalonsTag){ .name = "TR" });
  jalons_paper_leaf (paper, (JalonsTag){ .name = "TH", .scope = "Row", .column_span = 3 }, body, 50, 220,
                     400, "Septembre");
  jalons_paper_close (paper);
  draw_row (paper, "TD", 240, first);
  jalons_paper_add_page (paper, "3C – 2");
  jalons_paper_begin_ornament (paper);
  jalons_paper_text (paper, body, 50, 30, 100, "Date, encore");
  jalons_paper_end_ornament (paper);
  draw_row (paper, "TD", 50, empty);
  jalons_paper_close (paper);
  jalons_paper_close (paper);
}

static void
draw (JalonsPaper *paper)
{
  JalonsPen *pen;

  jalons_paper_add_page (paper, "3C – 1");
  jalons_paper_open (paper, (JalonsTag){ .name = "Document" });
  jalons_paper_add_outline (paper, 0, "3C", 40);
  jalons_paper_leaf (paper, (JalonsTag){ .name = "H1" }, body, 50, 40, 400, "Échéancier de la 3C");
  pen = jalons_paper_begin_figure (
    paper, (JalonsTag){ .name = "Figure", .alt = "11 h sur 36 h", .box = { 50, 60, 100, 20 } });
  jalons_pen_rectangle (pen, 50, 60, 100, 20);
  jalons_pen_fill (pen, 0);
  jalons_paper_close (paper);
  jalons_paper_begin_ornament (paper);
  jalons_pen_rectangle (pen, 50, 100, 400, 1);
  jalons_pen_fill (pen, 0);
  jalons_paper_end_ornament (paper);
  jalons_paper_open (paper, (JalonsTag){ .name = "P" });
  jalons_paper_open_link (paper, (JalonsTag){ .name = "Link", .alt = "Page de l’Onisep" },
                          "https://www.onisep.fr/l'essai");
  jalons_paper_text (paper, body, 50, 120, -1, "onisep.fr");
  jalons_paper_close (paper);
  jalons_paper_close (paper);
  draw_table (paper);
  jalons_paper_close (paper);
}

static void
make_finished (JalonsSpool *spool)
{
  g_autoptr (JalonsPaper) paper = jalons_paper_new (&setup, spool);

  draw (paper);
  jalons_paper_finish (paper);
}

/* The same kinds of things with cairo alone, tagged or not. */
static void
write_plain (const char *path,
             gboolean tagged)
{
  cairo_surface_t *surface = cairo_pdf_surface_create (path, setup.width, setup.height);
  cairo_t *cr = cairo_create (surface);

  if (tagged)
    cairo_tag_begin (cr, "P", NULL);
  cairo_move_to (cr, 50, 50);
  cairo_show_text (cr, "Texte");
  if (tagged)
    cairo_tag_end (cr, "P");
  cairo_rectangle (cr, 50, 100, 400, 1);
  cairo_fill (cr);
  cairo_show_page (cr);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

int
main (int argc,
      char *argv[])
{
  g_autoptr (JalonsSpool) spool = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (argc, ==, 3);
  if (g_str_equal (argv[1], "plain") || g_str_equal (argv[1], "tagged"))
    {
      write_plain (argv[2], g_str_equal (argv[1], "tagged"));
      return 0;
    }
  spool = jalons_spool_new (argv[2]);
  make_finished (spool);
  jalons_spool_keep (spool, &error);
  g_assert_no_error (error);
  return 0;
}
