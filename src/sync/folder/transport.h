/* What a shared folder must be able to do: list, get, put, delete, make a folder. Nothing else is asked of any server.
 * Invariant: names are relative to the shared folder, and each part of one passes jalons_where_is_name().
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "sync/trouble.h"

G_BEGIN_DECLS

/* More files in one folder are somebody's mistake or malice. */
#define JALONS_LISTING_MAX_ENTRIES 20000
#define JALONS_LISTING_MAX_BYTES   (16 * 1024 * 1024)

/* @n_bytes: of the file that is got, how many are here */
typedef void (*JalonsTransportProgress) (gsize n_bytes, gpointer data);

/**
 * JalonsErrand:
 * @name: of the file or the folder; "" is the shared folder itself
 * @max_bytes: of what is got
 * @bytes: (nullable): what is put
 * @is_new: whether the last listing has no such file: a server may then refuse to write over one
 * @superseded: whether what is deleted needs no place in a bin
 * @progress: (nullable): is told in the main loop how much of a file is here, as far as the transport knows
 *
 * One thing that is asked of a folder.
 */
typedef struct
{
  JalonsErrandKind kind;
  char *name;
  gsize max_bytes;
  GBytes *bytes;
  gboolean is_new;
  gboolean superseded;
  JalonsTransportProgress progress;
  gpointer progress_data;
} JalonsErrand;

#define JALONS_TYPE_TRANSPORT (jalons_transport_get_type ())
G_DECLARE_INTERFACE (JalonsTransport, jalons_transport, JALONS, TRANSPORT, GObject)

/**
 * JalonsTransportInterface:
 * @run: does what the errand says, which is the data of @task and lives as long, and returns to @task: for a listing an
 *   array of #JalonsListed, for a file its bytes or %NULL when it is not there, else %TRUE; an error of %JALONS_TROUBLE or
 *   %G_IO_ERROR_CANCELLED
 * @get_clock_offset: (nullable): see jalons_transport_get_clock_offset()
 */
struct _JalonsTransportInterface
{
  GTypeInterface parent;

  void (*run) (JalonsTransport *self, const JalonsErrand *errand, GTask *task);
  gint64 (*get_clock_offset) (JalonsTransport *self);
};

JalonsTransport *jalons_transport_new (const char *where, const char *user, const char *password, GError **error);

gint64     jalons_transport_get_clock_offset   (JalonsTransport *self);
guint      jalons_transport_get_n_requests     (JalonsTransport *self);

void       jalons_transport_list_async         (JalonsTransport *self, const char *folder, GCancellable *cancellable,
                                                GAsyncReadyCallback callback, gpointer user_data);
GArray    *jalons_transport_list_finish        (JalonsTransport *self, GAsyncResult *result, GError **error);
void       jalons_transport_get_async          (JalonsTransport *self, const char *name, gsize max_bytes,
                                                GCancellable *cancellable, GAsyncReadyCallback callback,
                                                gpointer user_data);
void       jalons_transport_get_told_async     (JalonsTransport *self, const char *name, gsize max_bytes,
                                                JalonsTransportProgress progress, gpointer progress_data,
                                                GCancellable *cancellable, GAsyncReadyCallback callback,
                                                gpointer user_data);
GBytes    *jalons_transport_get_finish         (JalonsTransport *self, GAsyncResult *result, GError **error);
void       jalons_transport_put_async          (JalonsTransport *self, const char *name, GBytes *bytes, gboolean is_new,
                                                GCancellable *cancellable, GAsyncReadyCallback callback,
                                                gpointer user_data);
gboolean   jalons_transport_put_finish         (JalonsTransport *self, GAsyncResult *result, GError **error);
void       jalons_transport_delete_async       (JalonsTransport *self, const char *name, gboolean superseded,
                                                GCancellable *cancellable, GAsyncReadyCallback callback,
                                                gpointer user_data);
gboolean   jalons_transport_delete_finish      (JalonsTransport *self, GAsyncResult *result, GError **error);
void       jalons_transport_make_folder_async  (JalonsTransport *self, const char *name, GCancellable *cancellable,
                                                GAsyncReadyCallback callback, gpointer user_data);
gboolean   jalons_transport_make_folder_finish (JalonsTransport *self, GAsyncResult *result, GError **error);

G_END_DECLS
