/* What jalons-reader said, read with suspicion.
 * Invariant: whatever bytes come, the result is well formed or NULL: a GVariant that is not trusted never runs over its end,
 * and every number is brought within its bounds here.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>
#include <string.h>

#include "reader/pdf-private.h"

/* A page of a metre, when it says nothing that makes sense, would be in the way of the others. */
#define USUAL_WIDTH  595
#define USUAL_HEIGHT 842
#define MOST_POINTS  20000

static GVariant *
value_of (GBytes *answer,
          const char *type)
{
  return g_variant_ref_sink (g_variant_new_from_bytes (G_VARIANT_TYPE (type), answer, FALSE));
}

static double
within (double value,
        double most)
{
  return isfinite (value) ? CLAMP (value, -most, most) : 0;
}

static JalonsPdfArea
read_area (double x,
           double y,
           double width,
           double height)
{
  return (JalonsPdfArea){ within (x, MOST_POINTS), within (y, MOST_POINTS), fabs (within (width, MOST_POINTS)),
                          fabs (within (height, MOST_POINTS)) };
}

static gboolean
is_web (const char *address)
{
  return g_ascii_strncasecmp (address, "http://", 7) == 0 || g_ascii_strncasecmp (address, "https://", 8) == 0;
}

/* A line of text: what would break it or hide in it is a space. */
static char *
one_line (const char *text)
{
  GString *line = g_string_new (NULL);

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      g_string_append_unichar (line, g_unichar_iscntrl (c) || g_unichar_type (c) == G_UNICODE_FORMAT ? ' ' : c);
    }
  return g_strstrip (g_string_free (line, FALSE));
}

/**
 * jalons_pdf_read_sizes:
 * @title: (out): one line, perhaps empty
 *
 * Returns: (transfer full) (nullable) (element-type JalonsPdfSize): of each page, in points
 */
GArray *
jalons_pdf_read_sizes (GBytes *answer,
                       char **title)
{
  g_autoptr (GVariant) value = value_of (answer, JALONS_OPEN_TYPE), list = g_variant_get_child_value (value, 1);
  g_autoptr (GVariant) said = g_variant_get_child_value (value, 0);
  gsize n_pages = g_variant_n_children (list);
  GArray *sizes;

  *title = NULL;
  if (n_pages < 1 || n_pages > JALONS_READER_MAX_PAGES)
    return NULL;
  sizes = g_array_sized_new (FALSE, FALSE, sizeof (JalonsPdfSize), (unsigned) n_pages);
  for (gsize i = 0; i < n_pages; i++)
    {
      JalonsPdfSize size;

      g_variant_get_child (list, i, "(dd)", &size.width, &size.height);
      if (!(size.width >= 1 && size.height >= 1 && size.width <= MOST_POINTS && size.height <= MOST_POINTS))
        size = (JalonsPdfSize){ USUAL_WIDTH, USUAL_HEIGHT };
      g_array_append_val (sizes, size);
    }
  *title = one_line (g_variant_get_string (said, NULL));
  return sizes;
}

/**
 * jalons_pdf_read_picture:
 * @memory: what is shared with the reader
 *
 * Returns: (transfer full) (nullable): a copy of the picture
 */
JalonsPdfPicture *
jalons_pdf_read_picture (GBytes *answer,
                         const guchar *memory)
{
  g_autoptr (GVariant) value = value_of (answer, JALONS_RENDER_TYPE);
  JalonsPdfPicture *picture;
  guint32 width, height, stride;

  g_variant_get (value, JALONS_RENDER_TYPE, &width, &height, &stride);
  if (width < 1 || height < 1 || width > 32767 || height > 32767 || stride != width * 4 ||
      (guint64) width * height > JALONS_READER_PIXELS)
    return NULL;
  picture = g_new (JalonsPdfPicture, 1);
  picture->pixels = g_bytes_new (memory, (gsize) stride * height);
  picture->width = (int) width;
  picture->height = (int) height;
  picture->stride = (int) stride;
  return picture;
}

char *
jalons_pdf_read_text (GBytes *answer)
{
  g_autoptr (GVariant) value = value_of (answer, JALONS_TEXT_TYPE);

  return g_variant_dup_string (value, NULL);
}

/**
 * jalons_pdf_read_matches:
 *
 * Returns: (transfer full) (element-type JalonsPdfMatch): where the words were found
 */
GArray *
jalons_pdf_read_matches (GBytes *answer)
{
  g_autoptr (GVariant) value = value_of (answer, JALONS_FIND_TYPE);
  gsize n = MIN (g_variant_n_children (value), JALONS_READER_MAX_LIST);
  GArray *matches = g_array_new (FALSE, FALSE, sizeof (JalonsPdfMatch));

  for (gsize i = 0; i < n; i++)
    {
      JalonsPdfMatch match;
      double x, y, width, height;

      g_variant_get_child (value, i, "(ddddb)", &x, &y, &width, &height, &match.continued);
      match.area = read_area (x, y, width, height);
      match.continued = match.continued && i + 1 < n;
      g_array_append_val (matches, match);
    }
  return matches;
}

static void
clear_link (gpointer link)
{
  g_free (((JalonsPdfLink *) link)->address);
}

/**
 * jalons_pdf_read_links:
 *
 * Returns: (transfer full) (element-type JalonsPdfLink): the links that lead somewhere
 */
GArray *
jalons_pdf_read_links (GBytes *answer,
                       unsigned n_pages)
{
  g_autoptr (GVariant) value = value_of (answer, JALONS_LINKS_TYPE);
  gsize n = MIN (g_variant_n_children (value), JALONS_READER_MAX_LIST);
  GArray *links = g_array_new (FALSE, FALSE, sizeof (JalonsPdfLink));

  g_array_set_clear_func (links, clear_link);
  for (gsize i = 0; i < n; i++)
    {
      JalonsPdfLink link;
      double x, y, width, height;
      const char *address;

      g_variant_get_child (value, i, "(ddddid&s)", &x, &y, &width, &height, &link.page, &link.top, &address);
      if (link.page >= (int) n_pages || (link.page < 0 && !is_web (address)))
        continue;
      link.area = read_area (x, y, width, height);
      link.page = MAX (link.page, -1);
      link.top = MAX (within (link.top, MOST_POINTS), 0);
      link.address = link.page < 0 ? one_line (address) : g_strdup ("");
      g_array_append_val (links, link);
    }
  return links;
}

static void
clear_heading (gpointer heading)
{
  g_free (((JalonsPdfHeading *) heading)->title);
}

/**
 * jalons_pdf_read_headings:
 *
 * Returns: (transfer full) (element-type JalonsPdfHeading): the table of contents, top to bottom; a line is at most one deeper
 *   than the one before it
 */
GArray *
jalons_pdf_read_headings (GBytes *answer,
                          unsigned n_pages)
{
  g_autoptr (GVariant) value = value_of (answer, JALONS_OUTLINE_TYPE);
  gsize n = MIN (g_variant_n_children (value), JALONS_READER_MAX_LIST);
  GArray *headings = g_array_new (FALSE, FALSE, sizeof (JalonsPdfHeading));
  unsigned next_depth = 0;

  g_array_set_clear_func (headings, clear_heading);
  for (gsize i = 0; i < n; i++)
    {
      JalonsPdfHeading heading;
      const char *title;

      g_variant_get_child (value, i, "(uid&s)", &heading.depth, &heading.page, &heading.top, &title);
      heading.depth = MIN (heading.depth, MIN (next_depth, JALONS_READER_MAX_DEPTH));
      next_depth = heading.depth + 1;
      heading.page = heading.page >= 0 && heading.page < (int) n_pages ? heading.page : -1;
      heading.top = MAX (within (heading.top, MOST_POINTS), 0);
      heading.title = one_line (title);
      g_array_append_val (headings, heading);
    }
  return headings;
}
