/* Text made ready to be painted, with pango.
 * Invariant: no ligature and no glyph for a no-break space: both would hide the rest of the text from screen readers.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "print/lettering.h"

#include <math.h>
#include <pango/pangocairo.h>
#include <string.h>

/* Cantarell and DejaVu Sans are what a Debian desktop has; Adwaita Sans follows Cantarell in newer GNOMEs. */
#define FAMILIES "Cantarell, Adwaita Sans, Noto Sans, DejaVu Sans, sans-serif"

/* A page holds some 300 texts, of which many come again, and a layout takes two kilobytes. So many that were used last are
 * kept, and as many of those before them. */
#define MOST_LAYOUTS 512

#define POINTS_PER_INCH 72

/* All text is laid out at one size and then scaled, which is the same without hints: pango looks for the font of each size
 * anew, in two threads each, and a page of a class has a dozen. */
#define SIZE 10.0

#define NO_BREAK_SPACE        0x00A0
#define NARROW_NO_BREAK_SPACE 0x202F

struct _JalonsLettering
{
  PangoContext *context;
  PangoFontDescription *font; /* of the family that there is */
  GHashTable *layouts;        /* Key → PangoLayout: those used last */
  GHashTable *older;          /* likewise: those before them */
};

typedef struct
{
  JalonsLetters letters;
  double width;
  char *text;
} Key;

static unsigned
key_hash (gconstpointer data)
{
  const Key *key = data;

  return g_str_hash (key->text) ^ (unsigned) (key->width * 8);
}

/* Equal settings come from the same constants, so the bytes of the numbers may be compared. */
static gboolean
key_equal (gconstpointer left,
           gconstpointer right)
{
  const Key *a = left, *b = right;

  return memcmp (&a->width, &b->width, sizeof a->width) == 0 &&
         memcmp (&a->letters.leading, &b->letters.leading, sizeof a->letters.leading) == 0 &&
         a->letters.bold == b->letters.bold && a->letters.struck == b->letters.struck &&
         a->letters.align == b->letters.align && g_str_equal (a->text, b->text);
}

static void
key_free (gpointer data)
{
  Key *key = data;

  g_free (key->text);
  g_free (key);
}

static GHashTable *
layouts_new (void)
{
  return g_hash_table_new_full (key_hash, key_equal, key_free, g_object_unref);
}

/* One for each thread, as pango's own is. Pango measures every font at the resolution of its map, so this one has that
 * of paper: at the 96 dpi of a screen each font would be looked for and loaded twice. */
static PangoFontMap *
paper_fonts (void)
{
  static GPrivate of_thread = G_PRIVATE_INIT (g_object_unref);
  PangoFontMap *fonts = g_private_get (&of_thread);

  if (fonts == NULL)
    {
      fonts = pango_cairo_font_map_new ();
      pango_cairo_font_map_set_resolution (PANGO_CAIRO_FONT_MAP (fonts), POINTS_PER_INCH);
      g_private_set (&of_thread, fonts);
    }
  return fonts;
}

/**
 * jalons_lettering_prepare:
 *
 * Pango begins to read the list of fonts, in a thread of its own; for documents of the calling thread.
 */
void
jalons_lettering_prepare (void)
{
  paper_fonts ();
}

/* The first of the families that there is. Pango looks for a font by these words and, to measure it, by its own name:
 * by that alone it is looked for once. */
static PangoFontDescription *
find_family (PangoContext *context)
{
  PangoFontDescription *font = pango_font_description_from_string (FAMILIES " 10");
  PangoFont *found = pango_context_load_font (context, font);
  PangoFontDescription *named = found != NULL ? pango_font_describe (found) : NULL;

  if (named != NULL)
    pango_font_description_set_family (font, pango_font_description_get_family (named));
  g_clear_pointer (&named, pango_font_description_free);
  g_clear_object (&found);
  return font;
}

/**
 * jalons_lettering_new:
 * @language: a BCP 47 tag, which rules where lines may break
 *
 * Returns: (transfer full): the lettering of one document; used by one thread at a time
 */
JalonsLettering *
jalons_lettering_new (const char *language)
{
  JalonsLettering *self = g_new0 (JalonsLettering, 1);
  cairo_font_options_t *options = cairo_font_options_create ();

  self->context = pango_font_map_create_context (paper_fonts ());
  self->layouts = layouts_new ();
  self->older = layouts_new ();
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  pango_cairo_context_set_font_options (self->context, options);
  cairo_font_options_destroy (options);
  pango_context_set_round_glyph_positions (self->context, FALSE);
  pango_context_set_language (self->context, pango_language_from_string (language));
  self->font = find_family (self->context);
  return self;
}

void
jalons_lettering_free (JalonsLettering *self)
{
  g_hash_table_unref (self->layouts);
  g_hash_table_unref (self->older);
  g_object_unref (self->context);
  pango_font_description_free (self->font);
  g_free (self);
}

static void
add_attribute (PangoAttrList *attributes,
               PangoAttribute *attribute,
               gsize start,
               gsize end)
{
  attribute->start_index = (unsigned) start;
  attribute->end_index = (unsigned) end;
  pango_attr_list_insert (attributes, attribute);
}

/* A no-break space becomes a space at which the line may not break: fonts lack U+202F, and cairo writes U+00A0 in
 * a way that makes readers lose what follows it. A control character becomes a space. */
static char *
tame (const char *text,
      PangoAttrList *attributes)
{
  GString *tamed = g_string_new (NULL);
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar letter = g_utf8_get_char (at);
      if (letter == NO_BREAK_SPACE || letter == NARROW_NO_BREAK_SPACE)
        {
          /* The place where the line might break lies between the space and the next letter. */
          add_attribute (attributes, pango_attr_allow_breaks_new (FALSE), tamed->len,
                         tamed->len + 1 + (gsize) g_utf8_skip[(guchar) *g_utf8_next_char (at)]);
          if (letter == NARROW_NO_BREAK_SPACE)
            add_attribute (attributes, pango_attr_letter_spacing_new ((int) (-0.035 * SIZE * PANGO_SCALE)),
                           tamed->len, tamed->len + 1);
        }
      if (letter == NO_BREAK_SPACE || letter == NARROW_NO_BREAK_SPACE || g_unichar_iscntrl (letter))
        letter = ' ';
      g_string_append_unichar (tamed, letter);
    }
  return g_string_free (tamed, FALSE);
}

static PangoFontDescription *
make_font (JalonsLettering *self,
           JalonsLetters letters)
{
  PangoFontDescription *font = pango_font_description_copy_static (self->font);

  pango_font_description_set_size (font, (int) (SIZE * PANGO_SCALE));
  pango_font_description_set_weight (font, letters.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  return font;
}

static PangoLayout *
make_layout (JalonsLettering *self,
             JalonsLetters letters,
             double width,
             const char *text)
{
  static const PangoAlignment alignments[] = { PANGO_ALIGN_LEFT, PANGO_ALIGN_CENTER, PANGO_ALIGN_RIGHT };
  PangoLayout *layout = pango_layout_new (self->context);
  PangoAttrList *attributes = pango_attr_list_new ();
  PangoFontDescription *font = make_font (self, letters);
  g_autofree char *tamed = tame (text, attributes);

  pango_attr_list_insert (attributes, pango_attr_font_features_new ("liga=0, clig=0, tnum=1"));
  pango_attr_list_insert (
    attributes, pango_attr_line_height_new_absolute ((int) (letters.leading * PANGO_SCALE)));
  /* A word that no line can hold is broken as it is: a hyphen would be read as one of its letters. */
  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  if (letters.struck)
    pango_attr_list_insert (attributes, pango_attr_strikethrough_new (TRUE));
  pango_layout_set_font_description (layout, font);
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_alignment (layout, alignments[letters.align]);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  if (width >= 0)
    pango_layout_set_width (layout, (int) round (width * PANGO_SCALE));
  pango_layout_set_text (layout, tamed, -1);
  pango_attr_list_unref (attributes);
  pango_font_description_free (font);
  return layout;
}

static void
age (JalonsLettering *self)
{
  g_hash_table_unref (self->older);
  self->older = g_steal_pointer (&self->layouts);
  self->layouts = layouts_new ();
}

/**
 * jalons_lettering_scale:
 *
 * Returns: how much larger than its layout a text of these letters is
 */
double
jalons_lettering_scale (JalonsLetters letters)
{
  return letters.size / SIZE;
}

/**
 * jalons_lettering_layout:
 * @letters: how it looks
 * @width: the width of the lines in points, or less than 0 for one line
 * @text: UTF-8; no-break spaces are kept together, wide or narrow
 *
 * Returns: (transfer none): the layout, to be scaled by jalons_lettering_scale(), which lives until the next call
 */
PangoLayout *
jalons_lettering_layout (JalonsLettering *self,
                         JalonsLetters letters,
                         double width,
                         const char *text)
{
  double scale = jalons_lettering_scale (letters), own_width = width < 0 ? -1 : width / scale;
  Key wanted = { letters, own_width, (char *) text };
  gpointer key, layout;

  wanted.letters.leading /= scale;
  layout = g_hash_table_lookup (self->layouts, &wanted);
  if (layout != NULL)
    return layout;
  if (g_hash_table_size (self->layouts) >= MOST_LAYOUTS)
    age (self);
  if (!g_hash_table_steal_extended (self->older, &wanted, &key, &layout))
    {
      key = g_memdup2 (&wanted, sizeof wanted);
      ((Key *) key)->text = g_strdup (text);
      layout = make_layout (self, wanted.letters, own_width, text);
    }
  g_hash_table_insert (self->layouts, key, layout);
  return layout;
}
