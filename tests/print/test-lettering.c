/* Where lines break, and that what was shaped is remembered.
 * Invariant: a no-break space of any width keeps its neighbours on one line.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "print/lettering.h"

typedef struct
{
  JalonsLettering *lettering;
} Fixture;

static const JalonsLetters body = { .size = 10, .leading = 12 };

static void
set_up (Fixture *fixture,
        gconstpointer data)
{
  fixture->lettering = jalons_lettering_new ("fr-FR");
}

static void
tear_down (Fixture *fixture,
           gconstpointer data)
{
  jalons_lettering_free (fixture->lettering);
}

static char *
line_text (PangoLayout *layout,
           int n)
{
  PangoLayoutLine *line = pango_layout_get_line_readonly (layout, n);

  return g_strstrip (g_strndup (pango_layout_get_text (layout) + line->start_index, (gsize) line->length));
}

typedef struct
{
  const char *name;
  const char *text;
  const char *first;
  const char *second;
} Break;

/* Each is set in a width that its first line would just overflow. */
static const Break breaks[] = {
  { "space", "salle 12", "salle", "12" },
  { "no-break-space", "la salle\u00a012", "la", "salle 12" },
  { "narrow-space", "dure 1\u202fh\u202f30", "dure", "1 h 30" },
  { "narrow-space-before-mark", "oui vraiment\u202f?", "oui", "vraiment ?" },
  { "before-accent", "avec M.\u00a0Élie", "avec", "M. Élie" },
};

static void
test_break (Fixture *fixture,
            gconstpointer data)
{
  const Break *c = data;
  PangoLayout *whole = jalons_lettering_layout (fixture->lettering, body, -1, c->text);
  g_autofree char *first = NULL, *second = NULL;
  PangoRectangle extents;
  PangoLayout *layout;

  pango_layout_get_extents (whole, NULL, &extents);
  layout = jalons_lettering_layout (fixture->lettering, body, (double) extents.width / PANGO_SCALE - 1, c->text);
  g_assert_cmpint (pango_layout_get_line_count (layout), ==, 2);
  first = line_text (layout, 0);
  second = line_text (layout, 1);
  g_assert_cmpstr (first, ==, c->first);
  g_assert_cmpstr (second, ==, c->second);
}

static void
test_memory (Fixture *fixture,
             gconstpointer data)
{
  JalonsLetters bold = body;
  PangoLayout *first = jalons_lettering_layout (fixture->lettering, body, 100, "Séance");

  bold.bold = TRUE;
  g_assert_true (jalons_lettering_layout (fixture->lettering, body, 100, "Séance") == first);
  g_assert_true (jalons_lettering_layout (fixture->lettering, body, 101, "Séance") != first);
  g_assert_true (jalons_lettering_layout (fixture->lettering, bold, 100, "Séance") != first);
  g_assert_true (jalons_lettering_layout (fixture->lettering, body, 100, "Séances") != first);
}

/* The leading is what is asked; a sign that comes from another font moves it by less than a point. */
static void
test_leading (Fixture *fixture,
              gconstpointer data)
{
  static const char *const texts[] = { "Séance", "✓", "Séance ✓ – 漢", "" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      PangoRectangle extents;
      pango_layout_get_extents (jalons_lettering_layout (fixture->lettering, body, 200, texts[i]), NULL, &extents);
      g_assert_cmpint (extents.height, >=, 12 * PANGO_SCALE);
      g_assert_cmpint (extents.height, <, 13 * PANGO_SCALE);
    }
}

static void
test_bad_bytes (Fixture *fixture,
                gconstpointer data)
{
  const char *text = "a\x01"
                     "b\nc\xff"
                     "d";
  PangoLayout *layout = jalons_lettering_layout (fixture->lettering, body, -1, text);

  g_assert_cmpstr (pango_layout_get_text (layout), ==, "a b c\uFFFDd");
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (breaks); i++)
    {
      g_autofree char *path = g_strdup_printf ("/print/lettering/break-%s", breaks[i].name);
      g_test_add (path, Fixture, &breaks[i], set_up, test_break, tear_down);
    }
  g_test_add ("/print/lettering/memory", Fixture, NULL, set_up, test_memory, tear_down);
  g_test_add ("/print/lettering/leading", Fixture, NULL, set_up, test_leading, tear_down);
  g_test_add ("/print/lettering/bad-bytes", Fixture, NULL, set_up, test_bad_bytes, tear_down);
  return g_test_run ();
}
