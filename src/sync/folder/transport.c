/* The interface of shared folders.
 * Invariant: no name leaves here that a server or a disk could take for another place.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/folder/transport.h"

#include "replica/round.h"
#include "sync/folder/transport-dav.h"
#include "sync/folder/transport-folder.h"
#include "sync/folder/where.h"

G_DEFINE_INTERFACE (JalonsTransport, jalons_transport, G_TYPE_OBJECT)

static void
jalons_transport_default_init (JalonsTransportInterface *iface)
{
}

/**
 * jalons_transport_new:
 * @where: what jalons_where_check() gave
 * @user: (nullable): for an address
 * @password: (nullable): for an address; it is in this object and in what is sent to the origin of @where, and nowhere else
 *
 * Returns: (transfer full) (nullable): the shared folder, of which nothing was asked yet
 */
JalonsTransport *
jalons_transport_new (const char *where,
                      const char *user,
                      const char *password,
                      GError **error)
{
  if (jalons_where_is_folder (where))
    return jalons_transport_folder_new (where);
  return jalons_transport_dav_new (where, user, password, error);
}

/**
 * jalons_transport_get_clock_offset:
 *
 * Returns: the server's clock less ours, in milliseconds, as its last answer told; 0 when it is not known
 */
gint64
jalons_transport_get_clock_offset (JalonsTransport *self)
{
  JalonsTransportInterface *iface = JALONS_TRANSPORT_GET_IFACE (self);

  return iface->get_clock_offset != NULL ? iface->get_clock_offset (self) : 0;
}

static GQuark
count_quark (void)
{
  return g_quark_from_static_string ("jalons-transport-count");
}

/**
 * jalons_transport_get_n_requests:
 *
 * Returns: how much was asked of it since it was made
 */
guint
jalons_transport_get_n_requests (JalonsTransport *self)
{
  return GPOINTER_TO_UINT (g_object_get_qdata (G_OBJECT (self), count_quark ()));
}

/* Errands */

static void
errand_free (gpointer data)
{
  JalonsErrand *errand = data;

  g_free (errand->name);
  g_clear_pointer (&errand->bytes, g_bytes_unref);
  g_free (errand);
}

static gboolean
is_path (const char *name)
{
  g_auto (GStrv) parts = g_strsplit (name, "/", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    if (!jalons_where_is_name (parts[i]))
      return FALSE;
  return TRUE;
}

static void
run (JalonsTransport *self,
     const JalonsErrand *errand,
     GCancellable *cancellable,
     GAsyncReadyCallback callback,
     gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  JalonsErrand *copy = g_memdup2 (errand, sizeof *errand);

  copy->name = g_strdup (errand->name);
  copy->bytes = errand->bytes != NULL ? g_bytes_ref (errand->bytes) : NULL;
  g_task_set_task_data (task, copy, errand_free);
  g_object_set_qdata (G_OBJECT (self), count_quark (), GUINT_TO_POINTER (jalons_transport_get_n_requests (self) + 1));
  if (!is_path (errand->name))
    g_task_return_error (task, jalons_trouble_new (JALONS_TROUBLE_REFUSED, errand->name, "?"));
  else if (!g_task_return_error_if_cancelled (task))
    JALONS_TRANSPORT_GET_IFACE (self)->run (self, copy, task);
}

/**
 * jalons_transport_list_async:
 * @folder: "log", or "" for the shared folder itself
 */
void
jalons_transport_list_async (JalonsTransport *self,
                             const char *folder,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  run (self, &(JalonsErrand){ .kind = JALONS_ERRAND_LIST, .name = (char *) folder }, cancellable, callback, user_data);
}

/**
 * jalons_transport_list_finish:
 *
 * Returns: (transfer full) (element-type JalonsListed): the files that have names of ours, with their lengths, and the
 *   folders, whose names end with "/"; each once, in any order; of the shared folder itself also %JALONS_LISTED_ITSELF where
 *   a server says what may be done there
 */
GArray *
jalons_transport_list_finish (JalonsTransport *self,
                              GAsyncResult *result,
                              GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * jalons_transport_get_async:
 * @max_bytes: a file with more is refused
 */
void
jalons_transport_get_async (JalonsTransport *self,
                            const char *name,
                            gsize max_bytes,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  jalons_transport_get_told_async (self, name, max_bytes, NULL, NULL, cancellable, callback, user_data);
}

/**
 * jalons_transport_get_told_async:
 * @progress: (nullable): is told how much is here, until it is all
 */
void
jalons_transport_get_told_async (JalonsTransport *self,
                                 const char *name,
                                 gsize max_bytes,
                                 JalonsTransportProgress progress,
                                 gpointer progress_data,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  const JalonsErrand errand = { .kind = JALONS_ERRAND_GET,
                                .name = (char *) name,
                                .max_bytes = max_bytes,
                                .progress = progress,
                                .progress_data = progress_data };

  run (self, &errand, cancellable, callback, user_data);
}

/**
 * jalons_transport_get_finish:
 *
 * Returns: (transfer full) (nullable): what is in the file; %NULL without an error when there is none
 */
GBytes *
jalons_transport_get_finish (JalonsTransport *self,
                             GAsyncResult *result,
                             GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * jalons_transport_put_async:
 *
 * Asks that the file be these bytes. That it is so is only known when a later listing has it with this length.
 */
void
jalons_transport_put_async (JalonsTransport *self,
                            const char *name,
                            GBytes *bytes,
                            gboolean is_new,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  run (self,
       &(JalonsErrand){ .kind = JALONS_ERRAND_PUT, .name = (char *) name, .bytes = bytes, .is_new = is_new },
       cancellable, callback, user_data);
}

/**
 * jalons_transport_put_finish:
 *
 * Returns: whether the server took it; if not, an error of %JALONS_TROUBLE
 */
gboolean
jalons_transport_put_finish (JalonsTransport *self,
                             GAsyncResult *result,
                             GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * jalons_transport_delete_async:
 * @superseded: whether what is deleted needs no place in a bin
 */
void
jalons_transport_delete_async (JalonsTransport *self,
                               const char *name,
                               gboolean superseded,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  run (self, &(JalonsErrand){ .kind = JALONS_ERRAND_DELETE, .name = (char *) name, .superseded = superseded }, cancellable,
       callback, user_data);
}

/**
 * jalons_transport_delete_finish:
 *
 * Returns: whether it is gone; if not, an error of %JALONS_TROUBLE
 */
gboolean
jalons_transport_delete_finish (JalonsTransport *self,
                                GAsyncResult *result,
                                GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * jalons_transport_make_folder_async:
 *
 * Makes a folder whose parent is there; that it is there already is fine. "" is the shared folder itself.
 */
void
jalons_transport_make_folder_async (JalonsTransport *self,
                                    const char *name,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  run (self, &(JalonsErrand){ .kind = JALONS_ERRAND_MAKE_FOLDER, .name = (char *) name }, cancellable, callback, user_data);
}

/**
 * jalons_transport_make_folder_finish:
 *
 * Returns: whether it is there; if not, an error of %JALONS_TROUBLE
 */
gboolean
jalons_transport_make_folder_finish (JalonsTransport *self,
                                     GAsyncResult *result,
                                     GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
