/* Writes a document of whatever comes: sample-random SEED FILE.pdf; prints each text that it holds, one a line.
 * Invariant: elements are nested as PDF/UA allows, so that whatever a checker finds is a fault of the writer.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "print/paper.h"

#define DEEPEST 6

/* What people type, and what they should not be able to. */
static const char *const texts[] = {
  "Vérifier l’affiche : œuvre\u202f? oui",
  "efficace, office, fjord, waffle",
  "e\u0301te\u0301 de\u0301compose\u0301, n\u0303, a\u030a\u0323",
  "parenthèse (ouverte, \\ barre, fermée) et <chevrons> [crochets]",
  "👩🏽\u200d🔬 👍 🇫🇷 ❤\ufe0f",
  "مرحبا بالعالم",
  "שלום, 3e B!",
  "日本語 한국어 ไทย हिन्दी",
  "\u202egauche à droite\u202c et \u200fretour",
  "privé \ue000\uf8ff, hors plan \U0010fffd, sans lettre \ufffe",
  "trait\u00adunion et\u2011insécable",
  "\xff\xfe octets \xc3 perdus \xed\xa0\x80",
  "x",
  "Anticonstitutionnellementanticonstitutionnellementanticonstitutionnellement",
  "𝔉𝔯𝔞𝔨𝔱𝔲𝔯 ①②③ ½ № ™ €",
};

typedef struct
{
  GRand *rand;
  JalonsPaper *paper;
  int n_pages;
  int n_entries;
} Maker;

/* Most are somewhere on the page; some are nowhere. */
static double
number (Maker *self)
{
  static const double odd[] = { 0, -0.0, 1e-9, -1e30, 1e300, 123456789.123456789 };

  if (g_rand_int_range (self->rand, 0, 40) > 0)
    return g_rand_double_range (self->rand, -50, 650);
  if (g_rand_boolean (self->rand))
    return g_rand_boolean (self->rand) ? (double) NAN : (double) -INFINITY;
  return odd[g_rand_int_range (self->rand, 0, G_N_ELEMENTS (odd))];
}

static void
draw_shape (Maker *self)
{
  JalonsPen *pen = jalons_paper_get_pen (self->paper);
  double grey = g_rand_double (self->rand);

  jalons_pen_rectangle (pen, number (self), number (self), number (self), number (self));
  if (g_rand_boolean (self->rand))
    jalons_pen_round_box (pen, number (self), number (self), number (self), number (self), number (self));
  if (g_rand_boolean (self->rand))
    jalons_pen_fill (pen, grey);
  else if (g_rand_boolean (self->rand))
    jalons_pen_stroke (pen, (JalonsStroke){ grey, 0.5, g_rand_boolean (self->rand) ? 2 : 0, 1.5 });
  else
    {
      jalons_pen_begin_clip (pen);
      jalons_pen_move_to (pen, number (self), number (self));
      jalons_pen_line_to (pen, number (self), number (self));
      jalons_pen_stroke (pen, (JalonsStroke){ grey, 1, 0, 0 });
      jalons_pen_end_clip (pen);
    }
}

static void
draw_text (Maker *self)
{
  const char *text = texts[g_rand_int_range (self->rand, 0, G_N_ELEMENTS (texts))];
  const JalonsLetters letters = { .size = g_rand_double_range (self->rand, 4, 30),
                                  .leading = 20,
                                  .grey = g_rand_double (self->rand),
                                  .bold = g_rand_boolean (self->rand),
                                  .struck = g_rand_boolean (self->rand),
                                  .align = (JalonsAlign) g_rand_int_range (self->rand, 0, 3) };

  jalons_paper_text (self->paper, letters, g_rand_double_range (self->rand, 0, 400), g_rand_double_range (self->rand, 0, 800),
                     g_rand_boolean (self->rand) ? -1 : g_rand_double_range (self->rand, 20, 300), text);
  puts (text);
}

static void
draw_ornament (Maker *self)
{
  jalons_paper_begin_ornament (self->paper);
  draw_shape (self);
  jalons_paper_end_ornament (self->paper);
}

static void
draw_link (Maker *self)
{
  const JalonsTag tag = { .name = "Link", .alt = texts[g_rand_int_range (self->rand, 0, G_N_ELEMENTS (texts))] };

  if (g_rand_boolean (self->rand))
    jalons_paper_open_link (self->paper, tag, "https://exemple.fr/é (1)\\?a='b'");
  else
    jalons_paper_open_jump (self->paper, tag, g_rand_int_range (self->rand, 0, self->n_pages), number (self));
  if (g_rand_boolean (self->rand))
    draw_text (self);
  jalons_paper_close (self->paper);
}

static void
draw_leaf (Maker *self)
{
  jalons_paper_open (self->paper, (JalonsTag){ .name = "P", .expansion = g_rand_boolean (self->rand) ? texts[0] : NULL });
  if (g_rand_boolean (self->rand))
    draw_link (self);
  for (int i = g_rand_int_range (self->rand, 0, 4); i > 0; i--)
    draw_text (self);
  if (g_rand_boolean (self->rand))
    draw_ornament (self);
  jalons_paper_close (self->paper);
}

static void
draw_figure (Maker *self)
{
  jalons_paper_begin_figure (self->paper,
                             (JalonsTag){ .name = "Figure", .alt = texts[g_rand_int_range (self->rand, 0, G_N_ELEMENTS (texts))],
                                          .box = { number (self), number (self), number (self), number (self) } });
  for (int i = g_rand_int_range (self->rand, 0, 5); i > 0; i--)
    draw_shape (self);
  jalons_paper_close (self->paper);
}

static void
draw_section (Maker *self,
              int depth)
{
  jalons_paper_open (self->paper, (JalonsTag){ .name = depth == 0 ? "Document" : "Sect" });
  if (g_rand_boolean (self->rand))
    self->n_entries = jalons_paper_add_outline (self->paper, g_rand_int_range (self->rand, 0, self->n_entries + 1),
                                                texts[g_rand_int_range (self->rand, 0, G_N_ELEMENTS (texts))], number (self));
  for (int i = g_rand_int_range (self->rand, 0, 4); i > 0; i--)
    switch (g_rand_int_range (self->rand, 0, depth < DEEPEST ? 5 : 3))
      {
      case 0:
        draw_leaf (self);
        break;
      case 1:
        draw_figure (self);
        break;
      case 2:
        draw_ornament (self);
        break;
      default:
        draw_section (self, depth + 1);
      }
  jalons_paper_close (self->paper);
}

/* Between two pages elements stay open, now and then. */
static void
draw_pages (Maker *self)
{
  for (int page = 0; page < self->n_pages; page++)
    {
      g_autofree char *label = g_strdup_printf ("3%c – %d", 'A' + page / 3, page % 3 + 1);

      jalons_paper_add_page (self->paper, g_rand_int_range (self->rand, 0, 4) > 0 ? label : NULL);
      if (page % 2 == 0)
        jalons_paper_open (self->paper, (JalonsTag){ .name = "Art" });
      draw_section (self, 0);
      draw_leaf (self);
      if (page % 2 == 1 || page == self->n_pages - 1)
        jalons_paper_close (self->paper);
    }
}

int
main (int argc,
      char *argv[])
{
  Maker maker = { .n_entries = 0 };
  JalonsPaperSetup setup = { .width = 595.28, .height = 841.89, .title = texts[0], .author = texts[11], .subject = texts[4],
                             .language = "fr-FR", .created = "2026-11-20T00:00:00Z" };
  g_autoptr (GError) error = NULL;
  g_autoptr (JalonsSpool) spool = NULL;

  g_assert_cmpint (argc, ==, 3);
  maker.rand = g_rand_new_with_seed ((guint32) strtoul (argv[1], NULL, 10));
  maker.n_pages = g_rand_int_range (maker.rand, 1, 6);
  setup.scale = g_rand_boolean (maker.rand) ? 1 : G_SQRT2;
  spool = jalons_spool_new (argv[2]);
  maker.paper = jalons_paper_new (&setup, spool);
  draw_pages (&maker);
  jalons_paper_finish (maker.paper);
  jalons_spool_keep (spool, &error);
  g_assert_no_error (error);
  jalons_paper_free (maker.paper);
  g_rand_free (maker.rand);
  return 0;
}
