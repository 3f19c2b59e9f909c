/* Packing and unpacking gzip. Not left to libsoup, which takes half of what was packed for the whole.
 * Invariant: a small answer may unpack to anything: it is counted while it does.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "replica/gzip.h"

#define CHUNK (64 * 1024)

/* What is packed is packed once and read often; more would cost time for a few percent. */
#define LEVEL 6

/**
 * jalons_gzip:
 *
 * Returns: (transfer full): @length bytes of @data, packed
 */
GBytes *
jalons_gzip (gconstpointer data,
             gsize length)
{
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, LEVEL);
  g_autoptr (GOutputStream) stream = g_converter_output_stream_new (memory, G_CONVERTER (compressor));

  g_output_stream_write_all (stream, data, length, NULL, NULL, NULL); /* into memory: it cannot fail */
  g_output_stream_close (stream, NULL, NULL);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

/**
 * jalons_gunzip:
 * @packed: a whole gzip
 * @max_bytes: how much may come out of it
 *
 * Returns: (transfer full) (nullable): what was packed; %NULL with %G_IO_ERROR_NO_SPACE when it is more than @max_bytes,
 *   another error of GIO when it is damaged or broke off
 */
GBytes *
jalons_gunzip (GBytes *packed,
               gsize max_bytes,
               GError **error)
{
  g_autoptr (GInputStream) memory = g_memory_input_stream_new_from_bytes (packed);
  g_autoptr (GZlibDecompressor) decompressor = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP);
  g_autoptr (GInputStream) stream = g_converter_input_stream_new (memory, G_CONVERTER (decompressor));
  g_autoptr (GByteArray) body = g_byte_array_new ();
  g_autofree guint8 *chunk = g_malloc (CHUNK);
  gssize length;

  while ((length = g_input_stream_read (stream, chunk, CHUNK, NULL, error)) > 0)
    {
      g_byte_array_append (body, chunk, (guint) length);
      if (body->len > max_bytes)
        {
          g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE, "");
          return NULL;
        }
    }
  return length == 0 ? g_byte_array_free_to_bytes (g_steal_pointer (&body)) : NULL;
}
