/* Asking an address for what is there.
 * Invariant: no more than the limit is ever held, however it is sent, and no longer than the limit is ever waited.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define JALONS_FETCH_MAX_BYTES     (32 * 1024 * 1024)
#define JALONS_FETCH_MAX_REDIRECTS 5

/**
 * JalonsFetchLimits:
 * @bytes: the most that is read, unpacked; 0 for %JALONS_FETCH_MAX_BYTES
 * @silence: seconds without a word from the server; 0 for 20
 * @whole: seconds for all of it; 0 for 60
 * @trust: (nullable): the authorities that certificates are held against, in place of the system's
 */
typedef struct
{
  gsize bytes;
  unsigned silence;
  unsigned whole;
  GTlsDatabase *trust;
} JalonsFetchLimits;

/**
 * JalonsFetched:
 * @body: (nullable): what is there; %NULL when it is as @etag or @modified say
 * @etag: (nullable): by which to ask the next time
 * @modified: (nullable): the same, as a date of HTTP
 */
typedef struct
{
  GBytes *body;
  char *etag;
  char *modified;
} JalonsFetched;

JalonsFetched *jalons_fetch        (const char *address,
                                    const char *etag,
                                    const char *modified,
                                    const JalonsFetchLimits *limits,
                                    GCancellable *cancellable,
                                    GError **error);
void           jalons_fetched_free (JalonsFetched *fetched);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonsFetched, jalons_fetched_free)

G_END_DECLS
