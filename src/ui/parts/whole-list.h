/* The words of a combo row, whole: libadwaita's own list cuts each after twenty letters.
 * Invariant: the row shows long words on a line of their own, and short ones at its end.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void jalons_whole_list_set (AdwComboRow *row);

G_END_DECLS
