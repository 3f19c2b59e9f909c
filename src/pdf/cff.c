/* Writes a font in the Compact Font Format (Adobe Technical Notes 5176 and 5177): what every font becomes in our PDFs,
 * whatever it was, since of all that harfbuzz reads outlines are the one thing that every reader of PDFs takes.
 * Invariant: the same glyphs give the same bytes; nothing but its outlines and widths is taken from a font.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "pdf/cff.h"

#include <math.h>
#include <string.h>

/* Operators of glyphs: note 5177, appendix A. */
enum
{
  LINE_TO = 5,
  CURVE_TO = 8,
  END_GLYPH = 14,
  MOVE_TO = 21,
};

/* Operators of dictionaries: note 5176, tables 9, 10 and 23. Those of two bytes begin with ESCAPE. */
enum
{
  FONT_BOX = 5,
  ESCAPE = 12,
  CHARSET = 15,
  GLYPHS = 17,
  PRIVATE = 18,
  NOMINAL_WIDTH = 21,
  REGISTRY = ESCAPE << 8 | 30,
  GLYPH_COUNT = ESCAPE << 8 | 34,
  FONTS = ESCAPE << 8 | 36,
  FONT_SELECT = ESCAPE << 8 | 37,
};

/* The strings behind the 391 that every font has. */
enum
{
  FIRST_STRING = 391,
  ADOBE = FIRST_STRING,
  IDENTITY,
};

#define FARTHEST 16000

static void
add (GByteArray *out,
     const void *bytes,
     gsize size)
{
  g_byte_array_append (out, bytes, (guint) size);
}

static void
add_byte (GByteArray *out,
          int byte)
{
  const guint8 one = (guint8) byte;

  add (out, &one, 1);
}

static void
add_short (GByteArray *out,
           int number)
{
  add_byte (out, number >> 8);
  add_byte (out, number);
}

/* Note 5177, 3.2. */
static void
add_number (GByteArray *out,
            int number)
{
  if (ABS (number) <= 107)
    add_byte (out, number + 139);
  else if (ABS (number) <= 1131)
    {
      int rest = ABS (number) - 108;

      add_byte (out, (number > 0 ? 247 : 251) + rest / 256);
      add_byte (out, rest % 256);
    }
  else
    {
      add_byte (out, 28);
      add_short (out, number);
    }
}

/* Glyphs */

/**
 * jalons_cff_begin:
 * @pen: (out caller-allocates): draws a glyph
 * @width: from its origin to that of the next glyph
 */
void
jalons_cff_begin (JalonsCffPen *pen,
                  int width)
{
  *pen = (JalonsCffPen){ g_byte_array_new (), 0, 0, { G_MAXINT, G_MAXINT, G_MININT, G_MININT } };
  add_number (pen->program, width);
}

/* Goes to the point itself, rounded, so that what is rounded never adds up. */
static void
add_point (JalonsCffPen *pen,
           double x,
           double y)
{
  int to_x = (int) lround (CLAMP (x, -FARTHEST, FARTHEST)), to_y = (int) lround (CLAMP (y, -FARTHEST, FARTHEST));

  add_number (pen->program, to_x - pen->x);
  add_number (pen->program, to_y - pen->y);
  pen->x = to_x;
  pen->y = to_y;
  pen->box[0] = MIN (pen->box[0], to_x);
  pen->box[1] = MIN (pen->box[1], to_y);
  pen->box[2] = MAX (pen->box[2], to_x);
  pen->box[3] = MAX (pen->box[3], to_y);
}

void
jalons_cff_move_to (JalonsCffPen *pen,
                    double x,
                    double y)
{
  add_point (pen, x, y);
  add_byte (pen->program, MOVE_TO);
}

void
jalons_cff_line_to (JalonsCffPen *pen,
                    double x,
                    double y)
{
  add_point (pen, x, y);
  add_byte (pen->program, LINE_TO);
}

/**
 * jalons_cff_curve_to:
 * @points: of a cubic curve: two that it is drawn to, and its end
 */
void
jalons_cff_curve_to (JalonsCffPen *pen,
                     const double points[6])
{
  for (int i = 0; i < 6; i += 2)
    add_point (pen, points[i], points[i + 1]);
  add_byte (pen->program, CURVE_TO);
}

/**
 * jalons_cff_end:
 *
 * Returns: (transfer full): the glyph
 */
GBytes *
jalons_cff_end (JalonsCffPen *pen)
{
  add_byte (pen->program, END_GLYPH);
  return g_byte_array_free_to_bytes (g_steal_pointer (&pen->program));
}

/* The font */

/* Note 5176, 5. */
static void
add_index (GByteArray *out,
           GBytes *const *items,
           unsigned n)
{
  unsigned offset = 1;

  add_short (out, (int) n);
  if (n == 0)
    return;
  add_byte (out, 4);
  for (unsigned i = 0; i <= n; i++)
    {
      const guint32 written = GUINT32_TO_BE (offset);

      add (out, &written, sizeof written);
      offset += i < n ? (unsigned) g_bytes_get_size (items[i]) : 0;
    }
  for (unsigned i = 0; i < n; i++)
    add (out, g_bytes_get_data (items[i], NULL), g_bytes_get_size (items[i]));
}

static void
add_texts (GByteArray *out,
           const char *const *texts,
           unsigned n)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  for (unsigned i = 0; i < n; i++)
    g_ptr_array_add (items, g_bytes_new (texts[i], strlen (texts[i])));
  add_index (out, (GBytes *const *) items->pdata, n);
}

static void
add_operator (GByteArray *out,
              int word)
{
  if (word >> 8 != 0)
    add_byte (out, word >> 8);
  add_byte (out, word);
}

/* Always of five bytes: the length of a dictionary must be known before the places that it tells. */
static void
add_place (GByteArray *out,
           gsize place)
{
  const guint32 written = GUINT32_TO_BE ((guint32) place);

  add_byte (out, 29);
  add (out, &written, sizeof written);
}

/* Where the parts are that the dictionary of the font names. */
typedef struct
{
  gsize charset, select, glyphs, fonts, private;
} Places;

#define PRIVATE_SIZE 2

static GBytes *
make_dictionary (const Places *places,
                 unsigned n_glyphs,
                 const int box[4])
{
  GByteArray *out = g_byte_array_new ();

  add_number (out, ADOBE);
  add_number (out, IDENTITY);
  add_number (out, 0);
  add_operator (out, REGISTRY);
  for (int i = 0; i < 4; i++)
    add_number (out, box[i]);
  add_operator (out, FONT_BOX);
  add_number (out, (int) n_glyphs);
  add_operator (out, GLYPH_COUNT);
  add_place (out, places->charset);
  add_operator (out, CHARSET);
  add_place (out, places->select);
  add_operator (out, FONT_SELECT);
  add_place (out, places->glyphs);
  add_operator (out, GLYPHS);
  add_place (out, places->fonts);
  add_operator (out, FONTS);
  return g_byte_array_free_to_bytes (out);
}

/* There is one part of the font, with nothing to say but that widths are told whole. */
static GBytes *
make_part (const Places *places)
{
  GByteArray *out = g_byte_array_new ();

  add_number (out, PRIVATE_SIZE);
  add_place (out, places->private);
  add_operator (out, PRIVATE);
  return g_byte_array_free_to_bytes (out);
}

/* Character @n is glyph @n, and the first is not said: note 5176, 13, formats 0 and 2. */
static void
add_charset (GByteArray *out,
             unsigned n_glyphs)
{
  add_byte (out, n_glyphs > 1 ? 2 : 0);
  if (n_glyphs == 1)
    return;
  add_short (out, 1);
  add_short (out, (int) n_glyphs - 2);
}

/* All of them are of part 0: note 5176, 19, format 3. */
static void
add_select (GByteArray *out,
            unsigned n_glyphs)
{
  add_byte (out, 3);
  add_short (out, 1);
  add_short (out, 0);
  add_byte (out, 0);
  add_short (out, (int) n_glyphs);
}

static GByteArray *
write_font (const char *name,
            GPtrArray *glyphs,
            const int box[4],
            Places *places)
{
  static const char *const strings[] = { "Adobe", "Identity" };
  g_autoptr (GBytes) dictionary = make_dictionary (places, glyphs->len, box), part = make_part (places);
  GByteArray *out = g_byte_array_new ();

  add (out, "\1\0\4\4", 4);
  add_texts (out, &name, 1);
  add_index (out, &dictionary, 1);
  add_texts (out, strings, G_N_ELEMENTS (strings));
  add_index (out, NULL, 0);
  places->charset = out->len;
  add_charset (out, glyphs->len);
  places->select = out->len;
  add_select (out, glyphs->len);
  places->glyphs = out->len;
  add_index (out, (GBytes *const *) glyphs->pdata, glyphs->len);
  places->fonts = out->len;
  add_index (out, &part, 1);
  places->private = out->len;
  add_number (out, 0);
  add_operator (out, NOMINAL_WIDTH);
  return out;
}

/**
 * jalons_cff_font:
 * @name: of the font, in ASCII
 * @glyphs: (element-type GBytes): at most 65,535; the first stands for what is not in the font
 * @box: left, bottom, right and top of all glyphs
 *
 * Returns: (transfer full): the font, a CIDFont of which glyph @n is character @n
 */
GBytes *
jalons_cff_font (const char *name,
                 GPtrArray *glyphs,
                 const int box[4])
{
  Places places = { 0 };

  /* Once to know where everything is, once to tell it. */
  g_byte_array_unref (write_font (name, glyphs, box, &places));
  return g_byte_array_free_to_bytes (write_font (name, glyphs, box, &places));
}
