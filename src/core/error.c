/* The error domain of Jalons.
 * Invariant: there is only this one, but for sync/trouble.h, whose errors say besides what a button can do about them.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/error.h"

/* clang-format off */
G_DEFINE_QUARK (jalons-error-quark, jalons_error)
/* clang-format on */
