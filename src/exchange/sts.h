/* The export of STS-Web to timetable programs: sts_emp_<UAI>_<year>.xml.
 * Invariant: of the teachers, only the shown name of a professeur principal leaves this file.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "exchange/structure.h"

G_BEGIN_DECLS

JalonsStructure *jalons_sts_read (GBytes *bytes, GError **error);

G_END_DECLS
