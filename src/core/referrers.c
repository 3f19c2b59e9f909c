/* Adding to the records that refer to an id, and taking out.
 * Invariant: the key is the id as the first of the records has it, so it lives as long as that record is in.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/referrers.h"

#include <string.h>

#include "core/pool.h"

/**
 * jalons_referrers_new:
 *
 * Returns: (transfer full): an empty index: id → #JalonsReferrers
 */
GHashTable *
jalons_referrers_new (void)
{
  return g_hash_table_new_full (jalons_text_hash, g_str_equal, NULL, g_free);
}

static JalonsReferrers *
make_room (guint n_records)
{
  return g_malloc (sizeof (JalonsReferrers) + n_records * sizeof (JalonsRecord *));
}

/* There is room for two at first, and twice as much whenever that is full: how many there are tells it. */
static gboolean
is_full (const JalonsReferrers *held)
{
  return held->n_records > 1 && (held->n_records & (held->n_records - 1)) == 0;
}

static JalonsReferrers *
grow (const JalonsReferrers *held)
{
  JalonsReferrers *grown = make_room (2 * held->n_records);

  memcpy (grown, held, sizeof *held + held->n_records * sizeof held->records[0]);
  return grown;
}

void
jalons_referrers_add (GHashTable *index,
                      JalonsFieldId reference,
                      JalonsRecord *record)
{
  const char *id = jalons_record_get_text (record, reference);
  JalonsReferrers *held = g_hash_table_lookup (index, id);

  if (held == NULL)
    {
      held = make_room (2);
      held->n_records = 0;
      g_hash_table_insert (index, (gpointer) id, held);
    }
  else if (is_full (held))
    {
      held = grow (held);
      g_hash_table_insert (index, (gpointer) id, held);
    }
  held->records[held->n_records++] = record;
}

/* Out of the records; the others stay in their order. */
static void
take_out (JalonsReferrers *held,
          const JalonsRecord *record)
{
  guint n_left = 0;

  for (guint i = 0; i < held->n_records; i++)
    if (held->records[i] != record)
      held->records[n_left++] = held->records[i];
  held->n_records = n_left;
}

void
jalons_referrers_remove (GHashTable *index,
                         JalonsFieldId reference,
                         JalonsRecord *record)
{
  const char *id = jalons_record_get_text (record, reference);
  gpointer held = NULL;

  if (!g_hash_table_steal_extended (index, id, NULL, &held))
    g_return_if_reached ();
  take_out (held, record);
  if (((JalonsReferrers *) held)->n_records == 0)
    g_free (held);
  else
    g_hash_table_insert (index, (gpointer) jalons_record_get_text (((JalonsReferrers *) held)->records[0], reference), held);
}
