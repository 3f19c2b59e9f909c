/* Opening, syncing and comparing desks.
 * Invariant: as the header says.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk.h"

#include <string.h>

#include "replica/gzip.h"
#include "replica/segment.h"

#define STRANGER "00c0ffee00c0ffee"

static void
on_merged (JalonsSpace *space,
           GPtrArray *merged,
           gpointer data)
{
  Desk *desk = data;

  desk->n_merged += merged->len;
  g_free (desk->merged_by);
  desk->merged_by = g_strdup (((JalonsMerged *) merged->pdata[0])->author);
}

void
desk_open (Desk *desk,
           const char *folder,
           const char *author)
{
  GError *error = NULL;

  *desk = (Desk){ .store = jalons_store_open (folder, &error) };
  g_assert_no_error (error);
  jalons_store_set_author (desk->store, author);
  desk->space = jalons_space_new (desk->store);
  desk->syncing = jalons_syncing_new (JALONS_HOLDER (desk->space));
  jalons_syncing_set_settle (desk->syncing, 0);
  jalons_syncing_set_keeps_password (desk->syncing, FALSE);
  g_signal_connect (desk->space, "merged", G_CALLBACK (on_merged), desk);
}

void
desk_close (Desk *desk)
{
  g_signal_handlers_disconnect_by_data (desk->space, desk);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_object (&desk->syncing);
  g_clear_object (&desk->space);
  jalons_store_close (desk->store);
  g_clear_object (&desk->store);
  g_free (desk->merged_by);
}

void
office_furnish (Office *office)
{
  for (guint i = 0; i < G_N_ELEMENTS (office->folders); i++)
    office->folders[i] = fixture_make_folder ();
  desk_open (&office->martin, office->folders[0], "Mme Martin");
  desk_open (&office->petit, office->folders[1], "M. Petit");
}

void
office_share (Office *office)
{
  GError *error = NULL;

  g_assert_true (await_create (office->martin.syncing, office->folders[2], NULL, NULL, "CIO", &error));
  g_assert_no_error (error);
  g_assert_true (await_join (office->petit.syncing, office->folders[2], NULL, NULL, NULL, &error));
  g_assert_no_error (error);
}

void
office_open (Office *office)
{
  office_furnish (office);
  fixture_put_year (office->martin.store);
  office_share (office);
}

void
office_close (Office *office)
{
  desk_close (&office->martin);
  desk_close (&office->petit);
  for (guint i = 0; i < G_N_ELEMENTS (office->folders); i++)
    fixture_remove_folder (office->folders[i]);
}

void
desk_run (Desk *desk)
{
  GError *error = NULL;

  g_assert_true (await_run (desk->syncing, &error));
  g_assert_no_error (error);
}

void
office_sync (Office *office)
{
  desk_run (&office->martin);
  desk_run (&office->petit);
  desk_run (&office->martin);
}

void
office_assert_same (Office *office)
{
  g_autofree char *one = fixture_dump (office->martin.store), *other = fixture_dump (office->petit.store);

  g_assert_cmpstr (one, ==, other);
}

void
desk_set_text (Desk *desk,
               JalonsEntityId entity,
               const char *id,
               JalonsFieldId field,
               const char *text)
{
  g_autoptr (JalonsRecord) record = fixture_lookup (desk->store, entity, id);
  JalonsDraft *draft = jalons_draft_edit (record);

  jalons_draft_set_text (draft, field, text);
  fixture_put (desk->store, "Rename", draft);
}

GPtrArray *
desk_list_conflicts (Desk *desk)
{
  g_autoptr (GAsyncResult) result = NULL;
  GError *error = NULL;
  GPtrArray *conflicts;

  jalons_space_list_conflicts_async (desk->space, NULL, await_result, &result);
  await (&result);
  conflicts = jalons_space_list_conflicts_finish (desk->space, result, &error);
  g_assert_no_error (error);
  return conflicts;
}

void
desk_assert_title (Desk *desk,
                   const char *activity,
                   const char *title,
                   gboolean deleted)
{
  g_autoptr (JalonsRecord) record = fixture_lookup (desk->store, JALONS_ENTITY_ACTIVITY, activity);

  g_assert_cmpstr (jalons_activity_title (record), ==, title);
  g_assert_cmpint (jalons_record_is_deleted (record), ==, deleted);
}

char *
desk_put_newer_file (const char *shared,
                     const char *numbers)
{
  g_autofree char *text = g_strdup_printf ("{\"app\":\"9.0\",\"deps\":[],\"dev\":\"" STRANGER "\",%s,\"n\":1,\"prev\":\"\"}\n"
                                           "{\"e\":\"school\",\"f\":{\"name\":\"Collège de demain\"},\"i\":\"s1\","
                                           "\"s\":\"0190000000000000" STRANGER "\"}\n",
                                           numbers);
  g_autoptr (GBytes) packed = jalons_gzip (text, strlen (text));
  JalonsSegment segment = { .replica = STRANGER, .first = 1, .last = 1 };
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1), *name = NULL;
  char *path;
  g_autoptr (GError) error = NULL;
  gsize length;
  const char *bytes = g_bytes_get_data (packed, &length);

  g_strlcpy (segment.head, hash, sizeof segment.head);
  name = jalons_segment_make_name (&segment);
  path = g_build_filename (shared, "log", name, NULL);
  g_file_set_contents (path, bytes, (gssize) length, &error);
  g_assert_no_error (error);
  return path;
}

void
office_assert_no_conflict (Office *office)
{
  g_autoptr (GPtrArray) one = desk_list_conflicts (&office->martin), other = desk_list_conflicts (&office->petit);

  g_assert_cmpuint (one->len, ==, 0);
  g_assert_cmpuint (other->len, ==, 0);
}

char *
office_quarrel (Office *office)
{
  char *activity;

  office_open (office);
  activity = fixture_put_activity (office->martin.store, "Forum", "3A");
  office_sync (office);
  desk_set_text (&office->martin, JALONS_ENTITY_ACTIVITY, activity, JALONS_ACTIVITY_TITLE, "Salon");
  g_usleep (5000);
  desk_set_text (&office->petit, JALONS_ENTITY_ACTIVITY, activity, JALONS_ACTIVITY_TITLE, "Carrefour");
  office_sync (office);
  return activity;
}
