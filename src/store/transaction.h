/* What a write function is given: the means to put, delete and look up.
 * Invariant: once a write has failed, the transaction can only be given up.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/database.h"
#include "store/store.h"

G_BEGIN_DECLS

/**
 * JalonsTransaction:
 * @database: where it happens
 * @failure: (nullable): the first thing that went wrong
 */
struct _JalonsTransaction
{
  JalonsDatabase *database;
  GError *failure;
};

G_END_DECLS
