package dev.tillstream.embeddedkafka.deployment;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.config.inject.ConfigProperty;

@Path("/kafka")
public class WhereIsKafka {

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @GET
    public String bootstrapServers() {
        return "before reload: " + bootstrapServers;
    }
}
