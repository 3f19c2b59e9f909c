/* Our own CSV of a school's classes, for those who have neither STS-Web nor SIECLE at hand:
 * classe;niveau;voie;effectif;professeur_principal;courriel_pp
 * Invariant: a table with a wrong cell is refused whole, with the line and the column.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "exchange/structure.h"

G_BEGIN_DECLS

JalonsStructure *jalons_csv_read (GBytes *bytes, GError **error);

G_END_DECLS
