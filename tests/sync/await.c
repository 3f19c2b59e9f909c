/* The loop behind the header.
 * Invariant: as there.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "await.h"

#include <stdlib.h>
#include <string.h>

static GPtrArray *folders;

static void
remove_folders (void)
{
  for (guint i = 0; i < folders->len; i++)
    {
      const char *const arguments[] = { "rm", "-rf", "--", folders->pdata[i], NULL };

      g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, NULL);
    }
  g_ptr_array_unref (folders);
}

char *
make_temporary_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *path = g_dir_make_tmp ("jalons-sync-XXXXXX", &error);

  g_assert_no_error (error);
  if (folders == NULL)
    {
      folders = g_ptr_array_new_with_free_func (g_free);
      atexit (remove_folders);
    }
  g_ptr_array_add (folders, g_strdup (path));
  return path;
}

void
await_result (GObject *object,
              GAsyncResult *result,
              gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

void
await (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
}

GArray *
await_list (JalonsTransport *transport,
            const char *folder,
            GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  jalons_transport_list_async (transport, folder, NULL, await_result, &result);
  await (&result);
  return jalons_transport_list_finish (transport, result, error);
}

static int
compare_listed (gconstpointer a,
                gconstpointer b)
{
  return strcmp (((const JalonsListed *) a)->name, ((const JalonsListed *) b)->name);
}

char *
await_names (JalonsTransport *transport,
             const char *folder)
{
  static char *text;
  g_autoptr (GArray) listing = await_list (transport, folder, NULL);
  g_autoptr (GString) names = g_string_new (NULL);

  g_clear_pointer (&text, g_free);
  if (listing == NULL)
    return NULL;
  g_array_sort (listing, compare_listed);
  for (guint i = 0; i < listing->len; i++)
    g_string_append_printf (names, "%s%s:%" G_GUINT64_FORMAT, i > 0 ? " " : "", g_array_index (listing, JalonsListed, i).name,
                            g_array_index (listing, JalonsListed, i).size);
  text = g_strdup (names->str);
  return text;
}

GBytes *
await_get (JalonsTransport *transport,
           const char *name,
           gsize max_bytes,
           GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  jalons_transport_get_async (transport, name, max_bytes, NULL, await_result, &result);
  await (&result);
  return jalons_transport_get_finish (transport, result, error);
}

gboolean
await_put (JalonsTransport *transport,
           const char *name,
           GBytes *bytes,
           GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  jalons_transport_put_async (transport, name, bytes, FALSE, NULL, await_result, &result);
  await (&result);
  return jalons_transport_put_finish (transport, result, error);
}

gboolean
await_delete (JalonsTransport *transport,
              const char *name,
              GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  jalons_transport_delete_async (transport, name, FALSE, NULL, await_result, &result);
  await (&result);
  return jalons_transport_delete_finish (transport, result, error);
}

gboolean
await_make_folder (JalonsTransport *transport,
                   const char *name,
                   GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  jalons_transport_make_folder_async (transport, name, NULL, await_result, &result);
  await (&result);
  return jalons_transport_make_folder_finish (transport, result, error);
}

JalonsFoundSpace *
await_find_space (JalonsTransport *transport,
                  const char *where,
                  GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  jalons_space_file_find_async (transport, where, NULL, await_result, &result);
  await (&result);
  return jalons_space_file_find_finish (result, error);
}

gboolean
await_create (JalonsSyncing *syncing,
              const char *where,
              const char *user,
              const char *password,
              const char *label,
              GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  jalons_syncing_create_async (syncing, where, user, password, label, NULL, await_result, &result);
  await (&result);
  return jalons_syncing_create_finish (syncing, result, error);
}

gboolean
await_join (JalonsSyncing *syncing,
            const char *where,
            const char *user,
            const char *password,
            const char *inbox,
            GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  jalons_syncing_join_async (syncing, where, user, password, inbox, NULL, await_result, &result);
  await (&result);
  return jalons_syncing_join_finish (syncing, result, error);
}

gboolean
await_run (JalonsSyncing *syncing,
           GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  jalons_syncing_run_async (syncing, NULL, await_result, &result);
  await (&result);
  return jalons_syncing_run_finish (syncing, result, error);
}

gboolean
await_leave (JalonsSyncing *syncing,
             GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  jalons_syncing_leave_async (syncing, NULL, await_result, &result);
  await (&result);
  return jalons_syncing_leave_finish (syncing, result, error);
}

Member
member_new (guint32 seed)
{
  Member member = { memory_holder_new (seed, 0), NULL };

  member.syncing = jalons_syncing_new (JALONS_HOLDER (member.holder));
  jalons_syncing_set_settle (member.syncing, 0);
  jalons_syncing_set_keeps_password (member.syncing, FALSE);
  return member;
}

void
member_clear (Member *member)
{
  g_clear_object (&member->syncing);
  g_clear_object (&member->holder);
}

void
member_assert (const Member *member,
               JalonsSyncingState state)
{
  g_assert_cmpint (jalons_syncing_get_state (member->syncing), ==, state);
  g_assert_cmpstr (jalons_syncing_get_sentence (member->syncing), !=, "");
  g_assert_false (jalons_syncing_get_busy (member->syncing));
}

void
members_assert_agree (const Member *members,
                      guint n_members)
{
  g_autofree char *first = memory_holder_state (members[0].holder);

  for (guint i = 0; i < n_members; i++)
    {
      g_autofree char *state = memory_holder_state (members[i].holder);

      g_assert_cmpuint (memory_holder_n_waiting (members[i].holder), ==, 0);
      g_assert_cmpstr (state, ==, first);
    }
}
