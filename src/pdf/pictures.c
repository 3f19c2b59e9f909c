/* Writes pictures: their colours, and how much each dot covers. ISO 32000-1, 8.9.5.
 * Invariant: a picture is known by its bytes in memory, which are kept until the document is done.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "pdf/pictures.h"

#include <cairo.h>
#include <string.h>

struct _JalonsPdfPictures
{
  JalonsPdfFile *file;
  GHashTable *known; /* GBytes → Known */
  GArray *objects;   /* of unsigned, by number */
};

typedef struct
{
  JalonsPdfPicture picture;
  gboolean good;
} Known;

/**
 * jalons_pdf_pictures_new:
 * @file: into which they are written
 *
 * Returns: (transfer full): no picture yet
 */
JalonsPdfPictures *
jalons_pdf_pictures_new (JalonsPdfFile *file)
{
  JalonsPdfPictures *self = g_new0 (JalonsPdfPictures, 1);

  self->file = file;
  self->known = g_hash_table_new_full (NULL, NULL, (GDestroyNotify) g_bytes_unref, g_free);
  self->objects = g_array_new (FALSE, FALSE, sizeof (unsigned));
  return self;
}

void
jalons_pdf_pictures_free (JalonsPdfPictures *self)
{
  g_hash_table_unref (self->known);
  g_array_unref (self->objects);
  g_free (self);
}

typedef struct
{
  const guchar *bytes;
  gsize left;
} Source;

static cairo_status_t
read_bytes (gpointer data,
            unsigned char *bytes,
            unsigned length)
{
  Source *source = data;

  if (length > source->left)
    return CAIRO_STATUS_READ_ERROR;
  memcpy (bytes, source->bytes, length);
  source->bytes += length;
  source->left -= length;
  return CAIRO_STATUS_SUCCESS;
}

/* Whatever the PNG is made of becomes dots of four bytes. */
static cairo_surface_t *
read_png (GBytes *png)
{
  Source source;
  cairo_surface_t *read, *dots;
  cairo_t *cr;

  source.bytes = g_bytes_get_data (png, &source.left);
  read = cairo_image_surface_create_from_png_stream (read_bytes, &source);
  dots = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, cairo_image_surface_get_width (read),
                                     cairo_image_surface_get_height (read));
  cr = cairo_create (dots);
  cairo_set_source_surface (cr, read, 0, 0);
  cairo_set_operator (cr, CAIRO_OPERATOR_SOURCE);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_destroy (read);
  cairo_surface_flush (dots);
  return dots;
}

/* cairo has the colours of a dot weakened by how little it covers. */
static guint8
colour (guint32 dot,
        int shift)
{
  guint32 cover = dot >> 24, weak = dot >> shift & 0xff;

  return (guint8) (cover == 0 ? 0 : MIN (0xff, (weak * 0xff + cover / 2) / cover));
}

static void
take_apart (cairo_surface_t *dots,
            GByteArray *colours,
            GByteArray *covers)
{
  const guchar *data = cairo_image_surface_get_data (dots);
  int width = cairo_image_surface_get_width (dots), height = cairo_image_surface_get_height (dots);
  gsize stride = (gsize) cairo_image_surface_get_stride (dots);

  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      {
        guint32 dot;
        guint8 cover;

        memcpy (&dot, data + (gsize) y * stride + (gsize) x * sizeof dot, sizeof dot);
        cover = (guint8) (dot >> 24);
        g_byte_array_append (colours, (const guint8[]){ colour (dot, 16), colour (dot, 8), colour (dot, 0) }, 3);
        g_byte_array_append (covers, &cover, 1);
      }
}

static gboolean
covers_all (const GByteArray *covers)
{
  for (unsigned i = 0; i < covers->len; i++)
    if (covers->data[i] != 0xff)
      return FALSE;
  return TRUE;
}

static unsigned
put_image (JalonsPdfPictures *self,
           const JalonsPdfPicture *picture,
           const char *more,
           const GByteArray *data)
{
  unsigned object = jalons_pdf_file_reserve (self->file);
  g_autofree char *entries = g_strdup_printf ("/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent 8%s",
                                              picture->width, picture->height, more);

  jalons_pdf_file_put_stream (self->file, object, entries, data->data, data->len);
  return object;
}

static void
put_picture (JalonsPdfPictures *self,
             const JalonsPdfPicture *picture,
             cairo_surface_t *dots)
{
  g_autoptr (GByteArray) colours = g_byte_array_new (), covers = g_byte_array_new ();
  g_autofree char *more = NULL;
  unsigned object;

  take_apart (dots, colours, covers);
  if (covers_all (covers))
    more = g_strdup ("/ColorSpace/DeviceRGB");
  else
    more = g_strdup_printf ("/ColorSpace/DeviceRGB/SMask %u 0 R",
                            put_image (self, picture, "/ColorSpace/DeviceGray", covers));
  object = put_image (self, picture, more, colours);
  g_array_append_val (self->objects, object);
}

static Known *
read_known (JalonsPdfPictures *self,
            GBytes *png)
{
  Known *known = g_new0 (Known, 1);
  cairo_surface_t *dots = read_png (png);

  known->picture.number = self->objects->len;
  known->picture.width = cairo_image_surface_get_width (dots);
  known->picture.height = cairo_image_surface_get_height (dots);
  known->good = cairo_surface_status (dots) == CAIRO_STATUS_SUCCESS && known->picture.width > 0 && known->picture.height > 0;
  if (known->good)
    put_picture (self, &known->picture, dots);
  cairo_surface_destroy (dots);
  return known;
}

/**
 * jalons_pdf_pictures_find:
 * @png: a picture
 *
 * Returns: (transfer none) (nullable): it, or %NULL when it cannot be read
 */
const JalonsPdfPicture *
jalons_pdf_pictures_find (JalonsPdfPictures *self,
                          GBytes *png)
{
  Known *known = g_hash_table_lookup (self->known, png);

  if (known == NULL)
    g_hash_table_insert (self->known, g_bytes_ref (png), known = read_known (self, png));
  return known->good ? &known->picture : NULL;
}

/**
 * jalons_pdf_pictures_put:
 * @resources: the inside of a dictionary of resources, gets their names
 */
void
jalons_pdf_pictures_put (JalonsPdfPictures *self,
                         GString *resources)
{
  if (self->objects->len == 0)
    return;
  g_string_append (resources, "/XObject<<");
  for (unsigned i = 0; i < self->objects->len; i++)
    g_string_append_printf (resources, "/P%u %u 0 R", i, g_array_index (self->objects, unsigned, i));
  g_string_append (resources, ">>");
}
