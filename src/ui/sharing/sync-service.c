/* The window on the bus: a command that finds the data open asks for a sync here.
 * Invariant: an answer is given when the sync is over, whatever came of it.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/sharing/sync-service.h"

#include "sync/bus.h"

struct _JalonsSyncService
{
  JalonsSyncing *syncing;
  guint name;
  GDBusConnection *connection;
  guint object;
};

static const char xml[] = "<node><interface name='" JALONS_BUS_INTERFACE "'><method name='" JALONS_BUS_SYNC "'>"
                          "<arg name='at_rest' type='b' direction='out'/><arg name='sentence' type='s' direction='out'/>"
                          "<arg name='note' type='s' direction='out'/></method></interface></node>";

static void
on_synced (GObject *object,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (GDBusMethodInvocation) invocation = data;
  JalonsSyncing *syncing = JALONS_SYNCING (object);
  g_autoptr (GError) error = NULL;
  gboolean done = jalons_syncing_run_finish (syncing, result, &error);
  const char *note = jalons_syncing_get_note (syncing);

  g_dbus_method_invocation_return_value (
    g_steal_pointer (&invocation),
    g_variant_new ("(bss)", done && jalons_syncing_get_state (syncing) == JALONS_SYNCING_REST,
                   done ? jalons_syncing_get_sentence (syncing) : error->message, note != NULL ? note : ""));
}

static void
call (GDBusConnection *connection,
      const char *sender,
      const char *path,
      const char *interface,
      const char *method,
      GVariant *parameters,
      GDBusMethodInvocation *invocation,
      gpointer data)
{
  JalonsSyncService *self = data;

  jalons_syncing_run_async (self->syncing, NULL, on_synced, invocation);
}

static void
on_bus (GDBusConnection *connection,
        const char *name,
        gpointer data)
{
  static const GDBusInterfaceVTable table = { .method_call = call };
  JalonsSyncService *self = data;
  g_autoptr (GDBusNodeInfo) node = g_dbus_node_info_new_for_xml (xml, NULL);

  self->connection = g_object_ref (connection);
  self->object = g_dbus_connection_register_object (connection, JALONS_BUS_PATH, node->interfaces[0], &table, self, NULL, NULL);
}

/**
 * jalons_sync_service_new:
 * @directory: the data folder that is open
 * @syncing: of it
 *
 * Where there is no bus nothing happens.
 */
JalonsSyncService *
jalons_sync_service_new (const char *directory,
                         JalonsSyncing *syncing)
{
  JalonsSyncService *self = g_new0 (JalonsSyncService, 1);
  g_autofree char *name = jalons_bus_name (directory);

  self->syncing = g_object_ref (syncing);
  self->name = g_bus_own_name (G_BUS_TYPE_SESSION, name, G_BUS_NAME_OWNER_FLAGS_DO_NOT_QUEUE, on_bus, NULL, NULL, self, NULL);
  return self;
}

void
jalons_sync_service_free (JalonsSyncService *self)
{
  g_bus_unown_name (self->name);
  if (self->object != 0)
    g_dbus_connection_unregister_object (self->connection, self->object);
  g_clear_object (&self->connection);
  g_object_unref (self->syncing);
  g_free (self);
}
