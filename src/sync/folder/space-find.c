/* Finding the space of a shared folder, and making one.
 * Invariant: making cannot be exclusive on any server: who made one looks again, and the smallest name wins.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "replica/round.h"
#include "sync/folder/space-file.h"
#include "sync/folder/where.h"

/* A space file is some hundred bytes. */
#define MAX_BYTES (64 * 1024)

/* So often is a file put that does not stay. */
#define TRIES 3

#define NOTE "LISEZ-MOI.txt"

static const char *const folders[] = { "log", "inbox", "blob" };

typedef struct
{
  JalonsTransport *transport;
  char *name; /* of the server or the directory, for sentences */
  char **ids;
  guint at;
  JalonsSpaceFile *newest; /* of the smallest id that could be read */
  char *moved;

  /* To make one. */
  char *id;
  GBytes *bytes;
  guint settle_ms;
  guint tries;
  gboolean made_folder;
} Search;

static void put_space_file (GTask *task);

static void
search_free (gpointer data)
{
  Search *self = data;

  g_object_unref (self->transport);
  g_free (self->name);
  g_strfreev (self->ids);
  g_clear_pointer (&self->newest, jalons_space_file_free);
  g_free (self->moved);
  g_free (self->id);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self);
}

static GTask *
search_new (JalonsTransport *transport,
            const char *where,
            GCancellable *cancellable,
            GAsyncReadyCallback callback,
            gpointer user_data)
{
  GTask *task = g_task_new (transport, cancellable, callback, user_data);
  Search *self = g_new0 (Search, 1);

  self->transport = g_object_ref (transport);
  self->name = jalons_where_name (where);
  g_task_set_task_data (task, self, search_free);
  return task;
}

static void
fail (GTask *task,
      JalonsTrouble trouble)
{
  Search *self = g_task_get_task_data (task);

  g_task_return_error (task, jalons_trouble_new (trouble, self->name, NULL));
}

/* Finding */

static void
found (GTask *task)
{
  Search *self = g_task_get_task_data (task);
  JalonsFoundSpace *space;

  if (self->newest == NULL)
    {
      fail (task, JALONS_TROUBLE_NO_SPACE);
      return;
    }
  if (self->newest->form > JALONS_SPACE_FORM || self->newest->is_closed)
    {
      fail (task, JALONS_TROUBLE_NEWER);
      return;
    }
  space = g_new0 (JalonsFoundSpace, 1);
  space->ids = g_steal_pointer (&self->ids);
  space->label = g_strdup (self->newest->label);
  space->moved = g_steal_pointer (&self->moved);
  g_task_return_pointer (task, space, (GDestroyNotify) jalons_found_space_free);
}

static void read_next (GTask *task);

static void
on_got (GObject *object,
        GAsyncResult *result,
        gpointer data)
{
  g_autoptr (GTask) task = data;
  Search *self = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GBytes) bytes = jalons_transport_get_finish (JALONS_TRANSPORT (object), result, &error);
  g_autoptr (JalonsSpaceFile) file = bytes != NULL ? jalons_space_file_read (bytes) : NULL;

  if (error != NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  if (self->newest == NULL && file != NULL && g_str_equal (file->id, self->ids[self->at]))
    self->newest = g_steal_pointer (&file);
  self->at++;
  read_next (task);
}

/* One that can be read is enough. */
static void
read_next (GTask *task)
{
  Search *self = g_task_get_task_data (task);
  g_autofree char *name = NULL;

  if (self->ids[self->at] == NULL || self->newest != NULL)
    {
      found (task);
      return;
    }
  name = jalons_space_file_make_name (self->ids[self->at]);
  jalons_transport_get_async (self->transport, name, MAX_BYTES, g_task_get_cancellable (task), on_got, g_object_ref (task));
}

static void
take_listing (Search *self,
              GArray *listing)
{
  char id[JALONS_SPACE_ID_LENGTH + 1];

  g_clear_pointer (&self->ids, g_strfreev);
  self->ids = jalons_space_file_list_ids (listing);
  self->at = 0;
  for (guint i = 0; i < listing->len; i++)
    if (self->moved == NULL && jalons_space_file_parse_name (g_array_index (listing, JalonsListed, i).name, "moved", id))
      self->moved = g_strdup (id);
}

static void
on_listed (GObject *object,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  g_autoptr (GArray) listing = jalons_transport_list_finish (JALONS_TRANSPORT (object), result, &error);

  if (listing == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  take_listing (g_task_get_task_data (task), listing);
  read_next (task);
}

/**
 * jalons_space_file_find_async:
 * @where: what @transport was made of, for sentences
 *
 * Looks which space is in a shared folder, without writing anything.
 */
void
jalons_space_file_find_async (JalonsTransport *transport,
                              const char *where,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (GTask) task = search_new (transport, where, cancellable, callback, user_data);

  jalons_transport_list_async (transport, "", cancellable, on_listed, g_object_ref (task));
}

/**
 * jalons_space_file_find_finish:
 *
 * Returns: (transfer full) (nullable): the space; %NULL with %JALONS_TROUBLE_NO_SPACE, %JALONS_TROUBLE_NEWER, or what the
 *   transport says
 */
JalonsFoundSpace *
jalons_space_file_find_finish (GAsyncResult *result,
                               GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Making */

static gboolean
has_ours (Search *self,
          GArray *listing)
{
  g_autofree char *name = jalons_space_file_make_name (self->id);

  for (guint i = 0; i < listing->len; i++)
    {
      const JalonsListed *listed = &g_array_index (listing, JalonsListed, i);

      if (g_str_equal (listed->name, name) && listed->size == g_bytes_get_size (self->bytes))
        return TRUE;
    }
  return FALSE;
}

/* Everybody who made one at the same time is there by now. */
static void
on_listed_again (GObject *object,
                 GAsyncResult *result,
                 gpointer data)
{
  g_autoptr (GTask) task = data;
  Search *self = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GArray) listing = jalons_transport_list_finish (JALONS_TRANSPORT (object), result, &error);

  if (listing == NULL)
    g_task_return_error (task, error);
  else if (has_ours (self, listing))
    {
      take_listing (self, listing);
      read_next (task);
    }
  else if (++self->tries < TRIES)
    put_space_file (task);
  else
    fail (task, JALONS_TROUBLE_BROKEN);
}

static gboolean
on_settled (gpointer data)
{
  GTask *task = data;
  Search *self = g_task_get_task_data (task);

  jalons_transport_list_async (self->transport, "", g_task_get_cancellable (task), on_listed_again, g_object_ref (task));
  return G_SOURCE_REMOVE;
}

static void
on_put (GObject *object,
        GAsyncResult *result,
        gpointer data)
{
  g_autoptr (GTask) task = data;
  Search *self = g_task_get_task_data (task);
  GError *error = NULL;

  if (!jalons_transport_put_finish (JALONS_TRANSPORT (object), result, &error))
    g_task_return_error (task, error);
  else
    g_timeout_add_full (G_PRIORITY_DEFAULT, self->settle_ms, on_settled, g_object_ref (task), g_object_unref);
}

/* The last of all: a folder that has it has the rest. */
static void
put_space_file (GTask *task)
{
  Search *self = g_task_get_task_data (task);
  g_autofree char *name = jalons_space_file_make_name (self->id);

  jalons_transport_put_async (self->transport, name, self->bytes, self->tries == 0, g_task_get_cancellable (task), on_put,
                              g_object_ref (task));
}

static void make_next (GTask *task);

static void
on_made (GObject *object,
         GAsyncResult *result,
         gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  if (jalons_transport_make_folder_finish (JALONS_TRANSPORT (object), result, &error))
    make_next (task);
  else
    g_task_return_error (task, error);
}

static void
on_noted (GObject *object,
          GAsyncResult *result,
          gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  if (jalons_transport_put_finish (JALONS_TRANSPORT (object), result, &error))
    put_space_file (task);
  else
    g_task_return_error (task, error);
}

static void
make_next (GTask *task)
{
  Search *self = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  const char *text = _ ("Jalons keeps here what you share with your colleagues. Please change, move and delete nothing here by "
                        "hand:\nit would not help, since each of your computers has everything and puts back what is "
                        "missing.\n");
  g_autoptr (GBytes) note = NULL;

  if (self->at < G_N_ELEMENTS (folders))
    {
      jalons_transport_make_folder_async (self->transport, folders[self->at++], cancellable, on_made, g_object_ref (task));
      return;
    }
  note = g_bytes_new (text, strlen (text));
  jalons_transport_put_async (self->transport, NOTE, note, FALSE, cancellable, on_noted, g_object_ref (task));
}

static void on_listed_first (GObject *object, GAsyncResult *result, gpointer data);

static void
list_first (GTask *task)
{
  Search *self = g_task_get_task_data (task);

  jalons_transport_list_async (self->transport, "", g_task_get_cancellable (task), on_listed_first, g_object_ref (task));
}

static void
on_made_root (GObject *object,
              GAsyncResult *result,
              gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  if (jalons_transport_make_folder_finish (JALONS_TRANSPORT (object), result, &error))
    list_first (task);
  else
    g_task_return_error (task, error);
}

/* Whether a folder is missing that may be made: a directory that is not there may be a share that is not mounted, unless
 * the one above it is there. */
static gboolean
is_missing (Search *self,
            const GError *error)
{
  return !self->made_folder && (g_error_matches (error, JALONS_TROUBLE, JALONS_TROUBLE_NO_FOLDER) ||
                                (jalons_where_is_folder (self->name) &&
                                 g_error_matches (error, JALONS_TROUBLE, JALONS_TROUBLE_OFFLINE)));
}

static void
on_listed_first (GObject *object,
                 GAsyncResult *result,
                 gpointer data)
{
  g_autoptr (GTask) task = data;
  Search *self = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) listing = jalons_transport_list_finish (JALONS_TRANSPORT (object), result, &error);
  g_auto (GStrv) ids = listing != NULL ? jalons_space_file_list_ids (listing) : NULL;

  if (listing == NULL && is_missing (self, error))
    {
      self->made_folder = TRUE;
      jalons_transport_make_folder_async (self->transport, "", g_task_get_cancellable (task), on_made_root,
                                          g_object_ref (task));
    }
  else if (listing == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else if (ids[0] != NULL)
    fail (task, JALONS_TROUBLE_TAKEN);
  else
    make_next (task);
}

/**
 * jalons_space_file_create_async:
 * @where: what @transport was made of, for sentences
 * @file: of the space to be made
 * @settle_ms: how long to wait for others who make one too, before looking who won; 2000 is enough
 *
 * Makes a space in a folder that has none; also the folder, when the one above it is there.
 */
void
jalons_space_file_create_async (JalonsTransport *transport,
                                const char *where,
                                const JalonsSpaceFile *file,
                                guint settle_ms,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_autoptr (GTask) task = search_new (transport, where, cancellable, callback, user_data);
  Search *self = g_task_get_task_data (task);

  self->id = g_strdup (file->id);
  self->bytes = jalons_space_file_write (file);
  self->settle_ms = settle_ms;
  list_first (task);
}

/**
 * jalons_space_file_create_finish:
 *
 * Returns: (transfer full) (nullable): the space, which may be somebody else's who made one at the same time; %NULL with
 *   %JALONS_TROUBLE_TAKEN, or what the transport says
 */
JalonsFoundSpace *
jalons_space_file_create_finish (GAsyncResult *result,
                                 GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
