/* Opening an address in the program that this computer has for it.
 * Invariant: when nothing opens, that is said, with the address to be copied.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void jalons_open_address (GtkWindow *parent, const char *address);

G_END_DECLS
