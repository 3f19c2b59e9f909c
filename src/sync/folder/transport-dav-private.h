/* The parts of the WebDAV transport among themselves.
 * Invariant: a trip is one errand under way; it is freed when its task was answered, and never before.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libsoup/soup.h>

#include "sync/folder/transport-dav.h"

G_BEGIN_DECLS

#define JALONS_TYPE_TRANSPORT_DAV (jalons_transport_dav_get_type ())
G_DECLARE_FINAL_TYPE (JalonsTransportDav, jalons_transport_dav, JALONS, TRANSPORT_DAV, GObject)

struct _JalonsTransportDav
{
  GObject parent;
  char *where; /* ends with a slash */
  char *name;  /* of the server, for sentences */
  GUri *origin;
  char *authorization; /* (nullable) */
  SoupSession *session;
  guint whole;
  gint64 clock_offset;
};

/* One errand under way. */
typedef struct
{
  GTask *task;
  JalonsTransportDav *transport; /* held by the task */
  const JalonsErrand *errand;    /* likewise */
  gboolean is_probe;             /* whether a folder that could not be made is there */
  GError *first;                 /* why it could not be made */
  SoupMessage *message;
  GCancellable *inner; /* cancelled by the caller, by the clock, and when the origin is wrong */
  gulong outer_handler;
  guint clock;
  gboolean late;
  gboolean astray;
  GByteArray *body;
} JalonsDavTrip;

void jalons_dav_trip_free (JalonsDavTrip *trip);
void jalons_dav_trip_fail (JalonsDavTrip *trip, GError *error);
void jalons_dav_trip_fail_with (JalonsDavTrip *trip, JalonsTrouble trouble, const char *detail);
void jalons_dav_trip_send (JalonsDavTrip *trip);
void jalons_dav_trip_on_sent (GObject *object, GAsyncResult *result, gpointer data);

G_END_DECLS
