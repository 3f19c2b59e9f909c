/* Where the program starts: a command, or the window.
 * Invariant: GTK is not touched before it is known that a window is wanted.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n.h>
#include <locale.h>

#include "cli/cli.h"
#include "config.h"
#include "ui/application.h"

/* The one place that reads the clock for what is shown; tests and pictures set the day. */
static JalonsDay
read_today (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  JalonsDay day;

  if (jalons_day_parse (g_getenv ("JALONS_TODAY"), &day))
    return day;
  return jalons_day_new (g_date_time_get_year (now), g_date_time_get_month (now), g_date_time_get_day_of_month (now));
}

int
main (int argc,
      char *argv[])
{
  const char *words = g_getenv ("JALONS_LOCALEDIR");
  g_autoptr (GPtrArray) files = NULL;
  JalonsStart start;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, words ? words : JALONS_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  if (!jalons_cli_start ((const char *const *) argv, &start))
    return start.status;
  if (start.rest[0] != NULL && jalons_cli_is_command (start.rest[0]))
    return jalons_cli_run (&start, read_today ());

  files = g_ptr_array_new ();
  g_ptr_array_add (files, argv[0]);
  for (; *start.rest != NULL; start.rest++)
    g_ptr_array_add (files, (char *) *start.rest);
  g_ptr_array_add (files, NULL);
  return jalons_application_run ((int) files->len - 1, (char **) files->pdata, start.data_dir, read_today);
}
