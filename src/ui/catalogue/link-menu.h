/* What can be done with a booking, a visit or an attachment: the steps that it may take, and detaching.
 * Invariant: a menu of actions of the window; it changes nothing by itself.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "core/record/record.h"

G_BEGIN_DECLS

GMenuModel *jalons_link_menu_new (JalonsRecord *link);

G_END_DECLS
