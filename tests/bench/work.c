/* Sealing and packing what colleagues write.
 * Invariant: as the header says.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "work.h"

#define IN_BLOCK 8

/* Milliseconds since 1970, and in a year. */
#define BEGINNING G_GINT64_CONSTANT (1790000000000)
#define YEAR      (G_GINT64_CONSTANT (365) * 24 * 3600 * 1000)

typedef struct
{
  char id[JALONS_REPLICA_LENGTH + 1];
  char head[JALONS_HASH_LENGTH + 1];
  guint32 number;
  GPtrArray *blocks; /* of the file that is being filled */
} Replica;

typedef struct
{
  const Work *work;
  Replica *replicas;
  guint n_made;
  WorkFileFunc func;
  gpointer data;
} Writing;

static char *
row_of (const Writing *self,
        guint which)
{
  guint n_replicas = self->work->n_replicas;

  if (self->work->rows != NULL)
    return g_strdup (self->work->rows->pdata[self->n_made % self->work->rows->len]);
  return g_strdup_printf ("%08x-%04x-4000-8000-000000000000",
                          self->n_made % WORK_RECORDS / n_replicas * n_replicas + which, self->work->year);
}

/* Each record is first written whole, then changed now and then, by who wrote it. */
static JalonsOperation *
make_operation (Writing *self,
                guint which)
{
  guint n = self->n_made;
  g_autofree char *row = row_of (self, which);
  g_autofree char *stamp = g_strdup_printf ("%012" G_GINT64_MODIFIER "x%04x%s", BEGINNING + self->work->year * YEAR + n * 1000, 0,
                                            self->replicas[which].id);
  g_autofree char *title = g_strdup_printf ("Forum des métiers n° %u", n);
  JalonsOperation *operation = jalons_operation_new ("activity", row, "Mme Martin", stamp);

  self->n_made++;
  jalons_operation_set (operation, "title", title);
  if (n < WORK_RECORDS && self->work->rows == NULL)
    {
      jalons_operation_set_json (operation, "_del", "null"); /* it comes into being */
      jalons_operation_set (operation, "year", "00000000-0000-4000-8000-000000000001");
      jalons_operation_set (operation, "slot", "2026-10-13 10:00 55");
      jalons_operation_set (operation, "axis", "metiers");
      jalons_operation_set (operation, "place", "CDI");
    }
  else if (n % 2 == 0)
    jalons_operation_set (operation, "notes", "Prévenir le professeur principal.");
  return operation;
}

static void
add_block (Writing *self,
           guint which)
{
  GPtrArray *operations = g_ptr_array_new_with_free_func ((GDestroyNotify) jalons_operation_free);
  Replica *replica = &self->replicas[which];
  const char *const known[] = { NULL };
  JalonsBlock *block;

  for (int i = 0; i < IN_BLOCK; i++)
    g_ptr_array_add (operations, make_operation (self, which));
  block = jalons_block_seal (replica->id, ++replica->number, replica->head, known, operations, NULL, NULL);
  g_strlcpy (replica->head, block->hash, sizeof replica->head);
  g_ptr_array_add (replica->blocks, block);
}

static void
end_file (Writing *self,
          Replica *replica)
{
  guint n = replica->blocks->len;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *name = NULL;
  JalonsSegment segment = { .first = replica->number - n + 1, .last = replica->number };

  if (n == 0)
    return;
  bytes = jalons_segment_pack ((JalonsBlock *const *) replica->blocks->pdata, n);
  g_strlcpy (segment.replica, replica->id, sizeof segment.replica);
  g_strlcpy (segment.head, replica->head, sizeof segment.head);
  name = jalons_segment_make_name (&segment);
  self->func (name, bytes, self->data);
  g_ptr_array_set_size (replica->blocks, 0);
}

void
work_write (const Work *work,
            WorkFileFunc func,
            gpointer data)
{
  const guint in_file = work->n_operations / IN_BLOCK / work->n_files + 1;
  g_autofree Replica *replicas = g_new0 (Replica, work->n_replicas);
  Writing self = { work, replicas, 0, func, data };

  for (guint i = 0; i < work->n_replicas; i++)
    {
      g_snprintf (replicas[i].id, sizeof replicas[i].id, "%016x", 0xc0ffee + work->year * 0x1000 + i);
      replicas[i].blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) jalons_block_unref);
    }
  for (guint i = 0; self.n_made < work->n_operations; i = (i + 1) % work->n_replicas)
    {
      add_block (&self, i);
      if (replicas[i].blocks->len >= in_file)
        end_file (&self, &replicas[i]);
    }
  for (guint i = 0; i < work->n_replicas; i++)
    {
      end_file (&self, &replicas[i]);
      g_ptr_array_unref (replicas[i].blocks);
    }
}

static void
write_file (const char *name,
            GBytes *bytes,
            gpointer log)
{
  g_autofree char *path = g_build_filename (log, name, NULL);
  g_autoptr (GError) error = NULL;
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);

  g_file_set_contents (path, text, (gssize) length, &error);
  g_assert_no_error (error);
}

void
work_write_folder (const Work *work,
                   const char *folder)
{
  g_autofree char *log = g_build_filename (folder, "log", NULL);

  g_assert_cmpint (g_mkdir_with_parents (log, 0700), ==, 0);
  work_write (work, write_file, log);
}
