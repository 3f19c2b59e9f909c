/* Gathers the glyphs that a document shows and embeds them as outlines, with what they say. ISO 32000-1, 9.7.
 * Invariant: the same texts in the same order give the same bytes, whatever pango has in its memory.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "pdf/fonts.h"

#include <hb-ot.h>
#include <math.h>
#include <string.h>

#include "pdf/cff.h"
#include "pdf/form.h"
#include "pdf/glyph-outline.h"

#define EM 1000

/* A text of one letter is that letter; others are numbered from here. */
#define FIRST_TEXT 0x80000000u

/* Two bytes of a code, less that of the glyph that stands for what is not there. */
#define MOST_CODES 0xffff

/* A text piece of a character map may have so many lines: Adobe Technical Note 5014. */
#define MOST_LINES 100

typedef struct
{
  gint64 key; /* the glyph and its text */
  JalonsPdfGlyph shown;
} Shown;

struct _JalonsPdfFont
{
  unsigned number;
  hb_font_t *outlines;  /* in thousandths */
  GHashTable *shown;    /* Shown, by its key */
  GHashTable *numbers;  /* of texts that are more or less than a letter */
  GPtrArray *glyphs;    /* of GBytes, by code */
  GPtrArray *texts;     /* of char *, by code */
  GArray *widths;       /* of int, by code */
  GHashTable *pictures; /* of glyphs that are seen as one: GBytes, a PNG, by glyph */
  int box[4];
};

/* A font of pango's is one face at one size. */
typedef struct
{
  JalonsPdfFont *font;
  double size;
} Sized;

struct _JalonsPdfFonts
{
  GHashTable *sized; /* PangoFont → Sized */
  GPtrArray *fonts;  /* of JalonsPdfFont */
};

/* Fonts */

static unsigned
add_glyph (JalonsPdfFont *self,
           PangoGlyph glyph,
           int width,
           const char *text,
           gsize length)
{
  g_ptr_array_add (self->glyphs, jalons_outline_draw (self->outlines, glyph, width, self->box));
  g_ptr_array_add (self->texts, g_strndup (text, length));
  g_array_append_val (self->widths, width);
  return self->glyphs->len - 1;
}

static JalonsPdfFont *
font_new (unsigned number,
          hb_font_t *like)
{
  JalonsPdfFont *self = g_new0 (JalonsPdfFont, 1);
  unsigned n_axes;
  const int *axes = hb_font_get_var_coords_normalized (like, &n_axes);

  self->number = number;
  self->outlines = hb_font_create (hb_font_get_face (like));
  hb_font_set_scale (self->outlines, EM, EM);
  hb_font_set_var_coords_normalized (self->outlines, axes, n_axes);
  self->shown = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->glyphs = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  self->texts = g_ptr_array_new_with_free_func (g_free);
  self->widths = g_array_new (FALSE, FALSE, sizeof (int));
  if (hb_ot_color_has_png (hb_font_get_face (like)))
    self->pictures = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_bytes_unref);
  add_glyph (self, PANGO_GLYPH_UNKNOWN_FLAG, JALONS_OUTLINE_MISSING, "", 0);
  return self;
}

static void
font_free (gpointer data)
{
  JalonsPdfFont *self = data;

  hb_font_destroy (self->outlines);
  g_hash_table_unref (self->shown);
  g_hash_table_unref (self->numbers);
  g_ptr_array_unref (self->glyphs);
  g_ptr_array_unref (self->texts);
  g_array_unref (self->widths);
  g_clear_pointer (&self->pictures, g_hash_table_unref);
  g_free (self);
}

static gboolean
is_like (const JalonsPdfFont *self,
         hb_font_t *like)
{
  unsigned n, n_wanted;
  const int *axes = hb_font_get_var_coords_normalized (self->outlines, &n);
  const int *wanted = hb_font_get_var_coords_normalized (like, &n_wanted);

  return hb_font_get_face (self->outlines) == hb_font_get_face (like) && n == n_wanted &&
         (n == 0 || memcmp (axes, wanted, n * sizeof *axes) == 0);
}

/**
 * jalons_pdf_fonts_new:
 *
 * Returns: (transfer full): the fonts of a document that shows nothing yet
 */
JalonsPdfFonts *
jalons_pdf_fonts_new (void)
{
  JalonsPdfFonts *self = g_new0 (JalonsPdfFonts, 1);

  self->sized = g_hash_table_new_full (NULL, NULL, g_object_unref, g_free);
  self->fonts = g_ptr_array_new_with_free_func (font_free);
  return self;
}

void
jalons_pdf_fonts_free (JalonsPdfFonts *self)
{
  g_hash_table_unref (self->sized);
  g_ptr_array_unref (self->fonts);
  g_free (self);
}

static JalonsPdfFont *
find_face (JalonsPdfFonts *self,
           hb_font_t *like)
{
  for (unsigned i = 0; i < self->fonts->len; i++)
    if (is_like (self->fonts->pdata[i], like))
      return self->fonts->pdata[i];
  g_ptr_array_add (self->fonts, font_new (self->fonts->len, like));
  return self->fonts->pdata[self->fonts->len - 1];
}

/**
 * jalons_pdf_fonts_find:
 * @font: as pango lays out with it
 * @size: (out): of its letters, in points
 *
 * Returns: (transfer none): its face in this document
 */
JalonsPdfFont *
jalons_pdf_fonts_find (JalonsPdfFonts *self,
                       PangoFont *font,
                       double *size)
{
  Sized *sized = g_hash_table_lookup (self->sized, font);

  if (sized == NULL)
    {
      hb_font_t *like = pango_font_get_hb_font (font);
      int wide, high;

      /* A font of pictures has one size and is scaled: its description does not know, but this does. */
      hb_font_get_scale (like, &wide, &high);
      sized = g_new (Sized, 1);
      *sized = (Sized){ find_face (self, like), (double) high / PANGO_SCALE };
      g_hash_table_insert (self->sized, g_object_ref (font), sized);
    }
  *size = sized->size;
  return sized->font;
}

/**
 * jalons_pdf_font_number:
 *
 * Returns: n of the name "Fn" by which pages choose the font
 */
unsigned
jalons_pdf_font_number (JalonsPdfFont *font)
{
  return font->number;
}

static unsigned
number_text (JalonsPdfFont *self,
             const char *text,
             gsize length)
{
  g_autofree char *key = NULL;
  unsigned number;

  if (length > 0 && (gsize) g_utf8_skip[(guchar) *text] == length)
    return g_utf8_get_char (text);
  key = g_strndup (text, length);
  number = GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, key));
  if (number == 0)
    {
      number = FIRST_TEXT + g_hash_table_size (self->numbers);
      g_hash_table_insert (self->numbers, g_steal_pointer (&key), GUINT_TO_POINTER (number));
    }
  return number;
}

/**
 * jalons_pdf_font_show:
 * @glyph: of the font
 * @text: what it says here, not empty
 * @length: of @text, in bytes
 *
 * Returns: how it is shown
 */
JalonsPdfGlyph
jalons_pdf_font_show (JalonsPdfFont *self,
                      PangoGlyph glyph,
                      const char *text,
                      gsize length)
{
  gint64 key = (gint64) glyph << 32 | number_text (self, text, length);
  Shown *shown = g_hash_table_lookup (self->shown, &key);
  gboolean unknown = (glyph & PANGO_GLYPH_UNKNOWN_FLAG) != 0;
  int width;

  if (shown != NULL)
    return shown->shown;
  if (self->glyphs->len == MOST_CODES)
    return (JalonsPdfGlyph){ 0, JALONS_OUTLINE_MISSING };
  width = unknown ? JALONS_OUTLINE_MISSING : hb_font_get_glyph_h_advance (self->outlines, glyph);
  shown = g_new (Shown, 1);
  *shown = (Shown){ key, { add_glyph (self, glyph, width, text, length), width } };
  g_hash_table_insert (self->shown, &shown->key, shown);
  return shown->shown;
}

static GBytes *
read_picture (JalonsPdfFont *self,
              PangoGlyph glyph)
{
  hb_blob_t *blob = hb_ot_color_glyph_reference_png (self->outlines, glyph);
  unsigned size;
  const char *data = hb_blob_get_data (blob, &size);
  GBytes *png = g_bytes_new (data, size);

  hb_blob_destroy (blob);
  return png;
}

/**
 * jalons_pdf_font_picture:
 * @glyph: of the font
 * @box: (out): where it is around its origin, in thousandths of the size: left, top, width, height; its y upwards
 *
 * Returns: (transfer none) (nullable): a PNG, when the glyph is a picture, as emoji are
 */
GBytes *
jalons_pdf_font_picture (JalonsPdfFont *self,
                         PangoGlyph glyph,
                         double box[4])
{
  hb_glyph_extents_t extents;
  GBytes *png;

  if (self->pictures == NULL || (glyph & PANGO_GLYPH_UNKNOWN_FLAG) != 0 ||
      !hb_font_get_glyph_extents (self->outlines, glyph, &extents))
    return NULL;
  png = g_hash_table_lookup (self->pictures, GUINT_TO_POINTER (glyph));
  if (png == NULL)
    g_hash_table_insert (self->pictures, GUINT_TO_POINTER (glyph), png = read_picture (self, glyph));
  box[0] = extents.x_bearing;
  box[1] = extents.y_bearing;
  box[2] = extents.width;
  box[3] = -extents.height;
  return g_bytes_get_size (png) > 0 ? png : NULL;
}

/* What is embedded */

static void
append_map_line (GString *map,
                 unsigned code,
                 const char *text)
{
  g_autofree gunichar2 *units = g_utf8_to_utf16 (text, -1, NULL, NULL, NULL);

  g_string_append_printf (map, "<%04X><", code);
  for (const gunichar2 *unit = units; unit != NULL && *unit != 0; unit++)
    g_string_append_printf (map, "%04X", *unit);
  g_string_append (map, ">\n");
}

/* ISO 32000-1, 9.10.3. */
static unsigned
put_map (JalonsPdfFont *self,
         JalonsPdfFile *file)
{
  g_autoptr (GString) map = g_string_new ("/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n"
                                          "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"
                                          "/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n"
                                          "1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n");
  unsigned object = jalons_pdf_file_reserve (file);

  for (unsigned code = 1; code < self->texts->len; code++)
    {
      unsigned left = self->texts->len - code;

      if (code % MOST_LINES == 1)
        g_string_append_printf (map, "%u beginbfchar\n", MIN (left, MOST_LINES));
      append_map_line (map, code, self->texts->pdata[code]);
      if (left == 1 || code % MOST_LINES == 0)
        g_string_append (map, "endbfchar\n");
    }
  g_string_append (map, "endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n");
  jalons_pdf_file_put_stream (file, object, "", map->str, map->len);
  return object;
}

/* Six letters that tell this part of the font from others, by what is in it: ISO 32000-1, 9.6.4. */
static char *
name_part (JalonsPdfFont *self,
           GBytes *program)
{
  g_autofree char *sum = g_compute_checksum_for_bytes (G_CHECKSUM_MD5, program);
  char name[64] = "", letters[7] = "";
  unsigned size = sizeof name;

  hb_ot_name_get_utf8 (hb_font_get_face (self->outlines), HB_OT_NAME_ID_POSTSCRIPT_NAME, HB_LANGUAGE_INVALID, &size, name);
  g_strcanon (name, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "-", '-');
  for (int i = 0; i < 6; i++)
    letters[i] = (char) ('A' + g_ascii_xdigit_value (sum[i]));
  return g_strdup_printf ("%s+%s", letters, *name != '\0' ? name : "Font");
}

static unsigned
put_descriptor (JalonsPdfFont *self,
                JalonsPdfFile *file,
                const char *name,
                GBytes *program)
{
  g_autoptr (GString) body = g_string_new (NULL);
  unsigned object = jalons_pdf_file_reserve (file), content = jalons_pdf_file_reserve (file);
  hb_font_extents_t extents = { 0 };
  gsize size;
  const void *data = g_bytes_get_data (program, &size);

  hb_font_get_h_extents (self->outlines, &extents);
  g_string_printf (body,
                   "<</Type/FontDescriptor/FontName/%s/Flags 4/FontBBox[%d %d %d %d]/ItalicAngle 0/Ascent %d/Descent %d"
                   "/CapHeight %d/StemV 80/FontFile3 %u 0 R>>",
                   name, self->box[0], self->box[1], self->box[2], self->box[3], extents.ascender, extents.descender,
                   extents.ascender, content);
  jalons_pdf_file_put (file, object, body);
  jalons_pdf_file_put_stream (file, content, "/Subtype/CIDFontType0C", data, size);
  return object;
}

static unsigned
put_descendant (JalonsPdfFont *self,
                JalonsPdfFile *file,
                const char *name,
                GBytes *program)
{
  g_autoptr (GString) body = g_string_new (NULL);
  unsigned object = jalons_pdf_file_reserve (file);

  g_string_printf (body,
                   "<</Type/Font/Subtype/CIDFontType0/BaseFont/%s/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)"
                   "/Supplement 0>>/FontDescriptor %u 0 R/W[0[",
                   name, put_descriptor (self, file, name, program));
  for (unsigned code = 0; code < self->widths->len; code++)
    g_string_append_printf (body, "%d ", g_array_index (self->widths, int, code));
  g_string_append (body, "]]>>");
  jalons_pdf_file_put (file, object, body);
  return object;
}

static unsigned
put_font (JalonsPdfFont *self,
          JalonsPdfFile *file)
{
  g_autoptr (GString) body = g_string_new (NULL);
  g_autoptr (GBytes) program = jalons_cff_font ("Jalons", self->glyphs, self->box);
  g_autofree char *name = name_part (self, program);
  unsigned object = jalons_pdf_file_reserve (file);
  unsigned descendant = put_descendant (self, file, name, program), map = put_map (self, file);

  g_string_printf (body, "<</Type/Font/Subtype/Type0/BaseFont/%s/Encoding/Identity-H/DescendantFonts[%u 0 R]/ToUnicode %u 0 R>>",
                   name, descendant, map);
  jalons_pdf_file_put (file, object, body);
  return object;
}

/**
 * jalons_pdf_fonts_put:
 * @file: gets the fonts
 * @resources: the inside of a dictionary of resources, gets their names
 */
void
jalons_pdf_fonts_put (JalonsPdfFonts *self,
                      JalonsPdfFile *file,
                      GString *resources)
{
  g_string_append (resources, "/Font<<");
  for (unsigned i = 0; i < self->fonts->len; i++)
    g_string_append_printf (resources, "/F%u %u 0 R", i, put_font (self->fonts->pdata[i], file));
  g_string_append (resources, ">>");
}
