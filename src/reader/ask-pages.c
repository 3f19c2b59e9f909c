/* Sizes, pictures and words of pages.
 * Invariant: a picture never has more than JALONS_READER_PIXELS pixels, nor a text more than JALONS_READER_MAX_TEXT bytes.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "reader/ask.h"

#include <math.h>
#include <string.h>

/* The title of a document is shown in one line. */
#define MAX_TITLE 500

/* A page that is not there is shown as an empty one: the others keep their numbers. */
static void
size_of (PopplerDocument *document,
         int number,
         double *width,
         double *height)
{
  PopplerPage *page = poppler_document_get_page (document, number);

  *width = *height = 0;
  if (page != NULL)
    poppler_page_get_size (page, width, height);
  g_clear_object (&page);
}

/**
 * jalons_ask_open:
 *
 * Returns: (transfer floating): JALONS_OPEN_TYPE
 */
GVariant *
jalons_ask_open (PopplerDocument *document)
{
  g_autofree char *title = poppler_document_get_title (document);
  g_autofree char *whole = title != NULL ? g_utf8_make_valid (title, -1) : g_strdup ("");
  g_autofree char *cut = g_utf8_substring (whole, 0, MIN (MAX_TITLE, g_utf8_strlen (whole, -1)));
  int n_pages = poppler_document_get_n_pages (document);
  GVariantBuilder sizes;

  g_variant_builder_init (&sizes, G_VARIANT_TYPE ("a(dd)"));
  for (int i = 0; i < n_pages; i++)
    {
      double width, height;

      size_of (document, i, &width, &height);
      g_variant_builder_add (&sizes, "(dd)", width, height);
    }
  return g_variant_new ("(sa(dd))", cut, &sizes);
}

/* The scale at which a page of that size has at most JALONS_READER_PIXELS pixels. */
static double
bounded_scale (double width,
               double height,
               double scale)
{
  double most = sqrt (JALONS_READER_PIXELS / (width * height)) * 0.999;

  /* Neither side is longer than cairo can count. */
  most = MIN (most, 30000 / MAX (width, height));
  return CLAMP (scale, 0.001, most);
}

/**
 * jalons_ask_render:
 * @scale: pixels for a point
 * @pixels: room for JALONS_READER_PIXELS of them
 *
 * Returns: (transfer floating) (nullable): JALONS_RENDER_TYPE; %NULL if the page has no size
 */
GVariant *
jalons_ask_render (PopplerPage *page,
                   double scale,
                   guchar *pixels)
{
  double width, height;
  cairo_surface_t *surface;
  cairo_t *cr;
  int wide, high, stride;

  poppler_page_get_size (page, &width, &height);
  if (!(width >= 1 && height >= 1 && isfinite (width) && isfinite (height)))
    return NULL;
  scale = bounded_scale (width, height, scale);
  wide = MAX (1, (int) ceil (width * scale - 1e-6));
  high = MAX (1, (int) ceil (height * scale - 1e-6));
  stride = wide * 4;
  if ((gint64) wide * high > JALONS_READER_PIXELS)
    return NULL;
  surface = cairo_image_surface_create_for_data (pixels, CAIRO_FORMAT_ARGB32, wide, high, stride);
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, wide / width, high / height);
  poppler_page_render (page, cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
  return g_variant_new ("(uuu)", (guint32) wide, (guint32) high, (guint32) stride);
}

/**
 * jalons_ask_text:
 *
 * Returns: (transfer floating): JALONS_TEXT_TYPE
 */
GVariant *
jalons_ask_text (PopplerPage *page)
{
  g_autofree char *text = poppler_page_get_text (page);
  g_autofree char *valid = NULL;

  if (text == NULL)
    return g_variant_new_string ("");
  valid = g_utf8_make_valid (text, -1);
  if (strlen (valid) > JALONS_READER_MAX_TEXT)
    *g_utf8_find_prev_char (valid, valid + JALONS_READER_MAX_TEXT + 1) = '\0';
  return g_variant_new_string (valid);
}

/* Finding */

/* Poppler ignores accents only while it looks for plain ASCII. */
static char *
without_accents (const char *words)
{
  g_autofree char *apart = g_utf8_normalize (words, -1, G_NORMALIZE_NFD);
  GString *bare = g_string_new (NULL);

  for (const char *at = apart != NULL ? apart : ""; *at != '\0'; at = g_utf8_next_char (at))
    if (!g_unichar_ismark (g_utf8_get_char (at)))
      g_string_append_unichar (bare, g_utf8_get_char (at));
  return g_string_free (bare, FALSE);
}

/* What a French text may have in place of what is on a keyboard. */
static const struct
{
  const char *typed;
  const char *printed;
} spellings[] = {
  { "'", "’" },
  { "oe", "œ" },
  { "ae", "æ" },
};

/* @words as typed and as printed; the same twice when there is no difference. */
static void
spell (const char *words,
       char **typed,
       char **printed)
{
  g_autoptr (GString) a = g_string_new (words), b = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (spellings); i++)
    g_string_replace (a, spellings[i].printed, spellings[i].typed, 0);
  b = g_string_new (a->str);
  for (gsize i = 0; i < G_N_ELEMENTS (spellings); i++)
    g_string_replace (b, spellings[i].typed, spellings[i].printed, 0);
  *typed = without_accents (a->str);
  *printed = g_strdup (b->str);
}

/* Whether a list starts with one that is where @area is. */
static gboolean
is_among (GList *areas,
          GList *end,
          const PopplerRectangle *area)
{
  for (; areas != end; areas = areas->next)
    {
      const PopplerRectangle *other = areas->data;

      if (fabs (other->x1 - area->x1) < 1 && fabs (other->y1 - area->y1) < 1)
        return TRUE;
    }
  return FALSE;
}

static GList *
find_once (PopplerPage *page,
           const char *words)
{
  return poppler_page_find_text_with_options (page, words, POPPLER_FIND_IGNORE_DIACRITICS | POPPLER_FIND_MULTILINE);
}

/**
 * jalons_ask_find:
 * @words: what to look for; case, accents, and the kind of the apostrophe are ignored
 *
 * Returns: (transfer floating): JALONS_FIND_TYPE
 */
GVariant *
jalons_ask_find (PopplerPage *page,
                 const char *words)
{
  g_autofree char *typed = NULL, *printed = NULL;
  GList *areas, *others = NULL;
  GVariantBuilder found;
  double width, height;
  unsigned n = 0;

  spell (words, &typed, &printed);
  areas = *typed != '\0' ? find_once (page, typed) : NULL;
  if (strchr (typed, '\'') != NULL || strstr (typed, "oe") != NULL || strstr (typed, "ae") != NULL)
    others = find_once (page, printed);
  areas = g_list_concat (areas, others);
  poppler_page_get_size (page, &width, &height);
  g_variant_builder_init (&found, G_VARIANT_TYPE (JALONS_FIND_TYPE));
  for (GList *l = areas; l != NULL && n < JALONS_READER_MAX_LIST; l = l->next, n++)
    {
      PopplerRectangle *area = l->data;

      /* Poppler itself takes one apostrophe for the other, in some versions. */
      if (others == NULL || !is_among (areas, l, area))
        g_variant_builder_add (&found, "(ddddb)", area->x1, height - area->y2, area->x2 - area->x1, area->y2 - area->y1,
                               poppler_rectangle_find_get_match_continued (area));
    }
  g_list_free_full (areas, (GDestroyNotify) poppler_rectangle_free);
  return g_variant_builder_end (&found);
}
