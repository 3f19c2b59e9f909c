/* Asking the window that has the data open to sync.
 * Invariant: the exit status is the one that the command would have had itself.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/sync-window.h"

#include "sync/bus.h"

/**
 * jalons_cli_sync_by_window:
 *
 * Has the window sync, and says what it says.
 *
 * Returns: whether a window was there that could be asked
 */
gboolean
jalons_cli_sync_by_window (JalonsCli *cli)
{
  g_autoptr (GDBusConnection) bus = jalons_bus_connect (NULL);
  g_autofree char *name = jalons_bus_name (cli->data_dir);
  g_autoptr (GVariant) answer = NULL;
  const char *sentence, *note;
  gboolean at_rest;

  if (bus != NULL)
    answer = g_dbus_connection_call_sync (bus, name, JALONS_BUS_PATH, JALONS_BUS_INTERFACE, JALONS_BUS_SYNC, NULL,
                                          G_VARIANT_TYPE ("(bss)"), G_DBUS_CALL_FLAGS_NO_AUTO_START, G_MAXINT, NULL, NULL);
  if (answer == NULL)
    return FALSE;
  g_variant_get (answer, "(b&s&s)", &at_rest, &sentence, &note);
  if (*note != '\0')
    jalons_cli_warn (note);
  if (at_rest)
    jalons_cli_say ("%s", sentence);
  else
    jalons_cli_warn (sentence);
  cli->failed = !at_rest;
  return TRUE;
}
