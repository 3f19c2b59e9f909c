/* The name of a data folder on the bus of the session.
 * Invariant: one folder has one name, however its path is written.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/bus.h"

#include <stdlib.h>
#include <unistd.h>

#include "config.h"

/**
 * jalons_bus_name:
 * @directory: a data folder
 *
 * Returns: (transfer full): the name that a window owns on the bus while it has @directory open and shares it
 */
char *
jalons_bus_name (const char *directory)
{
  char *real = realpath (directory, NULL);
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, real != NULL ? real : directory, -1);
  char *name = g_strdup_printf (JALONS_APP_ID ".Data%.16s", hash);

  free (real);
  return name;
}

/**
 * jalons_bus_connect:
 *
 * A command that cron starts is told nothing of the session, whose bus has a usual place.
 *
 * Returns: (transfer full) (nullable): the bus of the session
 */
GDBusConnection *
jalons_bus_connect (GError **error)
{
  g_autofree char *usual = g_strdup_printf ("/run/user/%u/bus", (unsigned) getuid ());
  g_autofree char *address = g_strconcat ("unix:path=", usual, NULL);

  if (g_getenv ("DBUS_SESSION_BUS_ADDRESS") != NULL || !g_file_test (usual, G_FILE_TEST_EXISTS))
    return g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, error);
  return g_dbus_connection_new_for_address_sync (
    address, G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION, NULL, NULL,
    error);
}
