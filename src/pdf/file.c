/* Packs objects into object streams, compresses, and tells the places of some thousand at a time in a cross-reference stream.
 * Invariant: an object is put once; one that was reserved and never put reads as null, as the format has it.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "pdf/file.h"

#include <gio/gio.h>
#include <string.h>

#include "pdf/form.h"

/* Packed together they compress ten times better than alone. A reader unpacks one such stream to see one object. */
#define MOST_PACKED 200

/* Halfway between fast and small: a level more is a tenth slower, and a hundredth smaller. */
#define LEVEL 5

/* So many places are kept, and then written: a cross-reference stream names the one before it (ISO 32000-1, 7.5.8.3), so
 * that a reader who begins with the last finds them all. A short document has one. */
#define MOST_PLACES 8192

#define ROOM (64 * 1024)

/* Where an object is: ISO 32000-1, table 18. */
typedef struct
{
  guint32 object;
  guint32 where; /* the offset of its own bytes, or the number of the stream that it is packed in; 0 for nowhere */
  guint32 index; /* among those packed together; OWN for one by itself */
} Place;

#define OWN G_MAXUINT32

struct _JalonsPdfFile
{
  JalonsSpool *spool;
  gsize written;
  GArray *places;     /* of Place: those not yet told */
  gsize told;         /* where the last ones were told; 0 for nowhere */
  unsigned n_objects; /* the one that is none too */
  unsigned root;
  GConverter *packer;
  GChecksum *checksum;
  GByteArray *packed; /* what the packer made last */
  GString *heads;     /* of those to be packed: the number and the offset of each */
  GString *bodies;
  unsigned n_waiting;
  unsigned home; /* the stream into which those that wait will be packed */
};

static void
write_bytes (JalonsPdfFile *self,
             const void *bytes,
             gsize size)
{
  jalons_spool_write (self->spool, bytes, size);
  self->written += size;
  g_checksum_update (self->checksum, bytes, (gssize) size);
}

static void
write_text (JalonsPdfFile *self,
            const char *text)
{
  write_bytes (self, text, strlen (text));
}

static void
note_place (JalonsPdfFile *self,
            unsigned object,
            gsize where,
            unsigned index)
{
  const Place place = { object, (guint32) where, index };

  g_array_append_val (self->places, place);
}

/**
 * jalons_pdf_file_new:
 * @spool: gets the bytes, and outlives the file
 *
 * Returns: (transfer full): a file without an object but its root, which is to be put
 */
JalonsPdfFile *
jalons_pdf_file_new (JalonsSpool *spool)
{
  JalonsPdfFile *self = g_new0 (JalonsPdfFile, 1);

  self->spool = spool;
  self->places = g_array_new (FALSE, FALSE, sizeof (Place));
  self->packer = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, LEVEL));
  self->checksum = g_checksum_new (G_CHECKSUM_MD5);
  self->packed = g_byte_array_new ();
  self->heads = g_string_new (NULL);
  self->bodies = g_string_new (NULL);
  note_place (self, self->n_objects++, 0, 0);
  self->root = jalons_pdf_file_reserve (self);
  /* Bytes above 127 tell who carries the file that it is no text. */
  write_text (self, "%PDF-1.7\n%\xc3\xa9\xc3\xa8\n");
  return self;
}

void
jalons_pdf_file_free (JalonsPdfFile *self)
{
  g_array_unref (self->places);
  g_object_unref (self->packer);
  g_checksum_free (self->checksum);
  g_byte_array_unref (self->packed);
  g_string_free (self->heads, TRUE);
  g_string_free (self->bodies, TRUE);
  g_free (self);
}

/**
 * jalons_pdf_file_get_root:
 *
 * Returns: the object of the catalogue
 */
unsigned
jalons_pdf_file_get_root (JalonsPdfFile *self)
{
  return self->root;
}

/**
 * jalons_pdf_file_reserve:
 *
 * Returns: the number of an object that others may refer to before it is put
 */
unsigned
jalons_pdf_file_reserve (JalonsPdfFile *self)
{
  return self->n_objects++;
}

/* An array that has room takes every input; one that has none is made longer. */
static void
pack (JalonsPdfFile *self,
      const char *data,
      gsize size)
{
  GConverterResult result = G_CONVERTER_CONVERTED;
  gsize done = 0, made = 0, read, written;

  g_converter_reset (self->packer);
  g_byte_array_set_size (self->packed, MAX (self->packed->len, ROOM));
  while (result != G_CONVERTER_FINISHED)
    {
      g_autoptr (GError) error = NULL;

      result = g_converter_convert (self->packer, data + done, size - done, self->packed->data + made,
                                    self->packed->len - made, G_CONVERTER_INPUT_AT_END, &read, &written, &error);
      if (result == G_CONVERTER_ERROR && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE))
        g_error ("zlib: %s", error->message);
      if (result != G_CONVERTER_ERROR)
        {
          done += read;
          made += written;
        }
      if (result != G_CONVERTER_FINISHED && self->packed->len - made < ROOM / 2)
        g_byte_array_set_size (self->packed, self->packed->len * 2);
    }
  g_byte_array_set_size (self->packed, (guint) made);
}

static void
put_own (JalonsPdfFile *self,
         unsigned object,
         const char *entries,
         const void *data,
         gsize size)
{
  g_autofree char *head =
    g_strdup_printf ("%u 0 obj\n<<%s/Length %" G_GSIZE_FORMAT ">>stream\n", object, entries, size);

  note_place (self, object, self->written, OWN);
  write_text (self, head);
  write_bytes (self, data, size);
  write_text (self, "\nendstream\nendobj\n");
}

/**
 * jalons_pdf_file_put_stream:
 * @object: a number that was reserved
 * @entries: of its dictionary, without what tells the length and the compression
 * @data: is compressed
 */
void
jalons_pdf_file_put_stream (JalonsPdfFile *self,
                            unsigned object,
                            const char *entries,
                            const void *data,
                            gsize size)
{
  g_autofree char *all = g_strconcat (entries, "/Filter/FlateDecode", NULL);

  pack (self, data, size);
  put_own (self, object, all, self->packed->data, self->packed->len);
}

/**
 * jalons_pdf_file_put_plain:
 * @text: can be read by those who cannot read a PDF, as XMP has it
 */
void
jalons_pdf_file_put_plain (JalonsPdfFile *self,
                           unsigned object,
                           const char *entries,
                           const char *text)
{
  put_own (self, object, entries, text, strlen (text));
}

static void
put_waiting (JalonsPdfFile *self)
{
  g_autofree char *entries = NULL;

  if (self->n_waiting == 0)
    return;
  entries =
    g_strdup_printf ("/Type/ObjStm/N %u/First %" G_GSIZE_FORMAT, self->n_waiting, self->heads->len);
  g_string_append_len (self->heads, self->bodies->str, (gssize) self->bodies->len);
  jalons_pdf_file_put_stream (self, self->home, entries, self->heads->str, self->heads->len);
  g_string_truncate (self->heads, 0);
  g_string_truncate (self->bodies, 0);
  self->n_waiting = 0;
}

/* Places */

static void
append_place (GByteArray *table,
              Place place)
{
  const guint32 where = GUINT32_TO_BE (place.where);
  const guint16 index = GUINT16_TO_BE (place.index == OWN ? 0 : (guint16) place.index);
  const guint8 kind = place.where == 0 ? 0 : place.index == OWN ? 1 : 2;

  g_byte_array_append (table, &kind, 1);
  g_byte_array_append (table, (const guint8 *) &where, sizeof where);
  g_byte_array_append (table, (const guint8 *) &index, sizeof index);
}

static int
compare_places (gconstpointer a,
                gconstpointer b)
{
  const Place *one = a, *other = b;

  return one->object < other->object ? -1 : one->object > other->object;
}

/* The table of the places by number, and to @entries which numbers these are: first and how many, again and again. */
static GByteArray *
make_table (GArray *places,
            GString *entries)
{
  GByteArray *table = g_byte_array_new ();

  g_array_sort (places, compare_places);
  g_string_append (entries, "/Index[");
  for (unsigned i = 0, first = 0; i < places->len; i++)
    {
      unsigned object = g_array_index (places, Place, i).object;

      append_place (table, g_array_index (places, Place, i));
      if (i + 1 < places->len && g_array_index (places, Place, i + 1).object == object + 1)
        continue;
      g_string_append_printf (entries, "%u %u ", object + first - i, i + 1 - first);
      first = i + 1;
    }
  g_string_append_c (entries, ']');
  return table;
}

/* Writes where the objects are whose places are kept, with @more about the document. */
static void
tell_places (JalonsPdfFile *self,
             const char *more)
{
  g_autoptr (GString) entries = g_string_new ("/Type/XRef/W[1 4 2]");
  g_autoptr (GByteArray) table = NULL;
  unsigned object = jalons_pdf_file_reserve (self);
  gsize here = self->written;

  note_place (self, object, here, OWN);
  table = make_table (self->places, entries);
  g_string_append_printf (entries, "/Size %u/Root %u 0 R%s", self->n_objects, self->root, more);
  if (self->told != 0)
    g_string_append_printf (entries, "/Prev %" G_GSIZE_FORMAT, self->told);
  jalons_pdf_file_put_stream (self, object, entries->str, table->data, table->len);
  g_array_set_size (self->places, 0);
  self->told = here;
}

/* Objects */

/**
 * jalons_pdf_file_put:
 * @object: a number that was reserved
 * @body: a dictionary, an array…
 */
void
jalons_pdf_file_put (JalonsPdfFile *self,
                     unsigned object,
                     const GString *body)
{
  if (self->n_waiting == 0)
    self->home = jalons_pdf_file_reserve (self);
  note_place (self, object, self->home, self->n_waiting);
  g_string_append_printf (self->heads, "%u %" G_GSIZE_FORMAT " ", object, self->bodies->len);
  g_string_append_len (self->bodies, body->str, (gssize) body->len);
  g_string_append_c (self->bodies, '\n');
  if (++self->n_waiting == MOST_PACKED)
    put_waiting (self);
  if (self->places->len >= MOST_PLACES)
    tell_places (self, "");
}

/* The end */

static char *
describe (JalonsPdfFile *self,
          unsigned info)
{
  g_autoptr (GChecksum) so_far = g_checksum_copy (self->checksum);
  const char *id = g_checksum_get_string (so_far);

  return g_strdup_printf ("/Info %u 0 R/ID[<%s><%s>]", info, id, id);
}

/**
 * jalons_pdf_file_finish:
 * @info: the dictionary of the document
 *
 * Writes what waits; nothing more can be put. The same objects give the same bytes.
 */
void
jalons_pdf_file_finish (JalonsPdfFile *self,
                        unsigned info)
{
  g_autofree char *about = NULL, *tail = NULL;

  put_waiting (self);
  about = describe (self, info);
  tell_places (self, about);
  tail = g_strdup_printf ("startxref\n%" G_GSIZE_FORMAT "\n%%%%EOF\n", self->told);
  write_text (self, tail);
  jalons_spool_flush (self->spool);
}
