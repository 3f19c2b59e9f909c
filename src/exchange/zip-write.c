/* Local headers, the packed entries, and the directory at the end, as APPNOTE.TXT 6.3.3 of PKWARE has them.
 * Invariant: what is written stays under 4 GB and 65,535 entries, so that no field of ZIP64 is needed.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "exchange/zip-write.h"

#include <string.h>

#define STORED   0
#define DEFLATED 8

/* Names are in UTF-8. */
#define FLAGS (1 << 11)

/* 1 January 1980: the year less 1980 in 7 bits, the month in 4, the day in 5. */
#define DAY (1 << 5 | 1)

typedef struct
{
  char *name;
  guint32 offset;
  guint32 crc;
  guint32 packed;
  guint32 size;
  guint16 method;
} Entry;

struct _JalonsZipWriter
{
  GByteArray *out;
  GArray *entries;
};

static void
clear_entry (gpointer entry)
{
  g_free (((Entry *) entry)->name);
}

/**
 * jalons_zip_writer_new:
 *
 * Returns: (transfer full): an empty archive
 */
JalonsZipWriter *
jalons_zip_writer_new (void)
{
  JalonsZipWriter *self = g_new0 (JalonsZipWriter, 1);

  self->out = g_byte_array_new ();
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_array_set_clear_func (self->entries, clear_entry);
  return self;
}

void
jalons_zip_writer_free (JalonsZipWriter *self)
{
  g_clear_pointer (&self->out, g_byte_array_unref);
  g_array_unref (self->entries);
  g_free (self);
}

static void
put_16 (GByteArray *out,
        guint value)
{
  const guint8 bytes[] = { value & 0xff, value >> 8 & 0xff };

  g_byte_array_append (out, bytes, sizeof bytes);
}

static void
put_32 (GByteArray *out,
        guint32 value)
{
  put_16 (out, value & 0xffff);
  put_16 (out, value >> 16);
}

/* Bit by bit: what is written here is some megabytes at most. */
static guint32
sum (const guint8 *bytes,
     gsize length)
{
  static gsize ready;
  static guint32 table[256];
  guint32 crc = 0xffffffff;

  if (g_once_init_enter (&ready))
    {
      for (guint32 i = 0; i < 256; i++)
        {
          table[i] = i;
          for (int bit = 0; bit < 8; bit++)
            table[i] = table[i] >> 1 ^ (table[i] & 1 ? 0xedb88320 : 0);
        }
      g_once_init_leave (&ready, 1);
    }
  for (gsize i = 0; i < length; i++)
    crc = crc >> 8 ^ table[(crc ^ bytes[i]) & 0xff];
  return crc ^ 0xffffffff;
}

static GBytes *
deflate (GBytes *bytes)
{
  g_autoptr (GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW, 9);
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) stream = g_converter_output_stream_new (memory, G_CONVERTER (compressor));

  g_output_stream_write_all (stream, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL, NULL, NULL);
  g_output_stream_close (stream, NULL, NULL);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

/* From the version that is needed to the length of the name. */
static void
put_head (GByteArray *out,
          const Entry *entry)
{
  put_16 (out, entry->method == DEFLATED ? 20 : 10);
  put_16 (out, FLAGS);
  put_16 (out, entry->method);
  put_16 (out, 0);
  put_16 (out, DAY);
  put_32 (out, entry->crc);
  put_32 (out, entry->packed);
  put_32 (out, entry->size);
  put_16 (out, (guint) strlen (entry->name));
  put_16 (out, 0);
}

/**
 * jalons_zip_writer_add:
 * @name: the path in the zip
 * @bytes: the whole file
 * @pack: whether to deflate it; else it stands there as it is
 */
void
jalons_zip_writer_add (JalonsZipWriter *self,
                       const char *name,
                       GBytes *bytes,
                       gboolean pack)
{
  g_autoptr (GBytes) packed = pack ? deflate (bytes) : g_bytes_ref (bytes);
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);
  const Entry entry = {
    .name = g_strdup (name),
    .offset = self->out->len,
    .crc = sum (data, length),
    .packed = (guint32) g_bytes_get_size (packed),
    .size = (guint32) length,
    .method = pack ? DEFLATED : STORED,
  };

  g_byte_array_append (self->out, (const guint8 *) "PK\3\4", 4);
  put_head (self->out, &entry);
  g_byte_array_append (self->out, (const guint8 *) name, (guint) strlen (name));
  if (entry.packed > 0)
    g_byte_array_append (self->out, g_bytes_get_data (packed, NULL), entry.packed);
  g_array_append_val (self->entries, entry);
}

static void
put_entry (GByteArray *out,
           const Entry *entry)
{
  g_byte_array_append (out, (const guint8 *) "PK\1\2", 4);
  put_16 (out, 20);
  put_head (out, entry);
  put_16 (out, 0); /* comment */
  put_16 (out, 0); /* disk */
  put_16 (out, 0); /* attributes */
  put_32 (out, 0);
  put_32 (out, entry->offset);
  g_byte_array_append (out, (const guint8 *) entry->name, (guint) strlen (entry->name));
}

/**
 * jalons_zip_writer_finish:
 *
 * Returns: (transfer full): the zip; nothing more can be added
 */
GBytes *
jalons_zip_writer_finish (JalonsZipWriter *self)
{
  guint32 start = self->out->len, length;

  for (guint i = 0; i < self->entries->len; i++)
    put_entry (self->out, &g_array_index (self->entries, Entry, i));
  length = self->out->len - start;
  g_byte_array_append (self->out, (const guint8 *) "PK\5\6\0\0\0\0", 8);
  put_16 (self->out, self->entries->len);
  put_16 (self->out, self->entries->len);
  put_32 (self->out, length);
  put_32 (self->out, start);
  put_16 (self->out, 0);
  return g_byte_array_free_to_bytes (g_steal_pointer (&self->out));
}
