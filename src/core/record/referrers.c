/* Adding to the records that refer to an id, and taking out.
 * Invariant: the key is the id as the first of the records has it, so it lives as long as that record is in.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/record/referrers.h"

#include <string.h>

#include "core/record/pool.h"

/* What an id has in the index: the one record that refers to it, or, with the lowest bit set, a list of several. Records
 * and lists are at even addresses. */
typedef struct
{
  guint n_records;
  JalonsRecord *records[];
} List;

static List *
list_of (gpointer held)
{
  return ((gsize) held & 1) != 0 ? (List *) ((gsize) held - 1) : NULL;
}

static gpointer
hold_list (List *list)
{
  return (gpointer) ((gsize) list + 1);
}

static void
let_go (gpointer held)
{
  g_free (list_of (held));
}

/**
 * jalons_referrers_new:
 *
 * Returns: (transfer full): an empty index
 */
GHashTable *
jalons_referrers_new (void)
{
  return g_hash_table_new_full (jalons_text_hash, g_str_equal, NULL, let_go);
}

JalonsReferrers
jalons_referrers_find (GHashTable *index,
                       const char *id)
{
  gpointer held = g_hash_table_lookup (index, id);
  const List *list = list_of (held);

  if (list == NULL)
    return (JalonsReferrers){ held != NULL, { .one = held } };
  if (list->n_records == 1)
    return (JalonsReferrers){ 1, { .one = list->records[0] } };
  return (JalonsReferrers){ list->n_records, { .many = list->records } };
}

/* There is room for two at first, and twice as much whenever that is full: how many there are tells it. */
static gboolean
is_full (const List *list)
{
  return list->n_records > 1 && (list->n_records & (list->n_records - 1)) == 0;
}

static List *
make_list (guint room,
           JalonsRecord *const *records,
           guint n_records)
{
  List *list = g_malloc (sizeof (List) + room * sizeof (JalonsRecord *));

  list->n_records = n_records;
  memcpy (list->records, records, n_records * sizeof *records);
  return list;
}

void
jalons_referrers_add (GHashTable *index,
                      JalonsFieldId reference,
                      JalonsRecord *record)
{
  const char *id = jalons_record_get_text (record, reference);
  gpointer held = g_hash_table_lookup (index, id);
  List *list = list_of (held);

  if (held == NULL)
    {
      g_hash_table_insert (index, (gpointer) id, record);
      return;
    }
  if (list == NULL || is_full (list))
    {
      JalonsRecord *first = held;

      list = list == NULL ? make_list (2, &first, 1) : make_list (2 * list->n_records, list->records, list->n_records);
      g_hash_table_insert (index, (gpointer) id, hold_list (list));
    }
  list->records[list->n_records++] = record;
}

/* Out of the records; the others stay in their order. */
static void
take_out (List *list,
          const JalonsRecord *record)
{
  guint n_left = 0;

  for (guint i = 0; i < list->n_records; i++)
    if (list->records[i] != record)
      list->records[n_left++] = list->records[i];
  list->n_records = n_left;
}

void
jalons_referrers_remove (GHashTable *index,
                         JalonsFieldId reference,
                         JalonsRecord *record)
{
  gpointer held = NULL;
  List *list;

  if (!g_hash_table_steal_extended (index, jalons_record_get_text (record, reference), NULL, &held))
    g_return_if_reached ();
  if ((list = list_of (held)) == NULL)
    return;
  take_out (list, record);
  if (list->n_records > 0)
    g_hash_table_insert (index, (gpointer) jalons_record_get_text (list->records[0], reference), held);
  else
    g_free (list);
}
