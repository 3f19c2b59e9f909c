/* The program with a window.
 * Invariant: nothing here runs when a command is given on the command line; that is the floor cli.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/today.h"

G_BEGIN_DECLS

#define JALONS_TYPE_APPLICATION (jalons_application_get_type ())
G_DECLARE_FINAL_TYPE (JalonsApplication, jalons_application, JALONS, APPLICATION, AdwApplication)

int jalons_application_run (int argc, char **argv, const char *data_dir, JalonsTodayFunc read_today);

G_END_DECLS
